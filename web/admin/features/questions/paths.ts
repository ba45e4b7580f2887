export const questionPath = (cycle: string, id: string): string =>
  `/questions/${encodeURIComponent(cycle)}/${encodeURIComponent(id)}`;
