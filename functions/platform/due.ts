/** A job's place in the due-index: when somebody has to look after it. */
export interface Due {
  at: string;
  tenant: string;
  job: string;
}

export const dueItem = <D extends Due>(due: D) => ({ pk: 'DUE', sk: `${due.at}#${due.tenant}#${due.job}`, ...due });
