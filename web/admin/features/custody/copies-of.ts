import type { Delivery } from '#shared/api/conduct/custody.ts';

/** Copies of a unit in a manifest. */
export const copiesOf = ({ materials }: Delivery['units'][number]): number =>
  materials.reduce((sum, { copies }) => sum + copies, 0);
