import { readMaterials, readPaper, readPapers } from '#shared/api/conduct/papers.ts';
import { personOf } from '#shared/appraisal/paper.ts';
import { type Context, implement } from '#functions/platform/operation.ts';
import { readInquiries } from '../interviews/inquiries.ts';
import type { ConductRepositories } from '../repositories.ts';
import { factsOf } from '../repository.ts';
import { readAppraised, readCycle, unitInReach } from '../view.ts';
import { figuresOf, isForwarded } from './figures.ts';
import { listStored, readStored, rowOf, subjectOrNotFound, subjectsOf, wholeOf } from './paper-items.ts';

async function readUnit(context: Context<ConductRepositories>, cycle: string, id: string) {
  const view = await readCycle(context, cycle);
  const unit = unitInReach(context, view, id, 'paper.read');
  const [stored, appraised] = await Promise.all([
    context.repositories.conduct.readUnit(cycle, id),
    readAppraised(context, view),
  ]);
  const { policy } = view;
  return { view, policy, unit, facts: factsOf(stored), people: appraised.get(id) ?? [] };
}

export const readPapersOperation = implement(
  readPapers,
  async ({ cycle, unit }, context: Context<ConductRepositories>) => {
    const { conduct } = context.repositories;
    const about = await readUnit(context, cycle, unit);
    const [papers, inquiries] = await Promise.all([
      listStored(conduct, cycle, unit),
      readInquiries(conduct, { cycle, unit }, about),
    ]);
    return {
      papers: subjectsOf(about).map((subject) =>
        rowOf(
          about.policy,
          subject,
          papers.find(({ id }) => id === subject.subject),
        ),
      ),
      inquiries: inquiries.map(({ id: person, name, noted }) => ({ person, name, text: noted?.text ?? '' })),
      isForwarded: isForwarded(about),
    };
  },
);

export const readPaperOperation = implement(
  readPaper,
  async ({ cycle, unit, subject }, context: Context<ConductRepositories>) => {
    const about = await readUnit(context, cycle, unit);
    const found = subjectOrNotFound(about, subject);
    const stored = await readStored(context.repositories.conduct, cycle, unit, subject);
    const figures = personOf(subject) === null ? await figuresOf(context, about) : null;
    return wholeOf(about.policy, found, stored, figures);
  },
);

export const readMaterialsOperation = implement(
  readMaterials,
  async ({ cycle, unit }, context: Context<ConductRepositories>) => {
    const about = await readUnit(context, cycle, unit);
    const stored = await listStored(context.repositories.conduct, cycle, unit);
    const cadres = subjectsOf(about).filter(({ subject }) => personOf(subject) !== null);
    const materials = cadres.map((cadre) =>
      wholeOf(
        about.policy,
        cadre,
        stored.find(({ id }) => id === cadre.subject),
        null,
      ),
    );
    return { materials };
  },
);
