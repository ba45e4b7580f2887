import type { Problem } from '#shared/problem.ts';

/** bytes of problems that a job's item keeps: with everything else it stays below the database's limit */
const problemsSize = 200_000;

/** As many of the problems as an item holds; how many there are besides, the last one says. */
export const keptProblems = (problems: readonly Problem[]): Problem[] => {
  const kept: Problem[] = [];
  let size = 0;
  for (const { path, message, ...rest } of problems) {
    const problem = {
      ...rest,
      path: wellFormed(path),
      message: { zh: wellFormed(message.zh), en: wellFormed(message.en) },
    };
    size += Buffer.byteLength(JSON.stringify(problem));
    if (size > problemsSize) {
      const more = problems.length - kept.length;
      const text = { zh: `另有 ${more} 处问题未列出。`, en: `${more} more faults are not listed.` };
      return [...kept, { path: '', code: 'more', message: text }];
    }
    kept.push(problem);
  }
  return kept;
};

const wellFormed = (text: string): string => text.toWellFormed().slice(0, 1000).toWellFormed();
