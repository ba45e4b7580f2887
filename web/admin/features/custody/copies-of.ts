import type { Delivery } from '#shared/appraisal/custody-details.ts';

/** Copies of a unit in a manifest. */
export const copiesOf = ({ materials }: Delivery['units'][number]): number =>
  materials.reduce((sum, { copies }) => sum + copies, 0);
