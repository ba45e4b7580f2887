import { type Dataset, datasetSchema } from '#shared/dataset/schema.ts';

/** A dataset as a file: keys in the order of the form, so that the same cycle is the same text. */
export const exportText = (dataset: Dataset): string => `${JSON.stringify(datasetSchema.parse(dataset), null, 1)}\n`;
