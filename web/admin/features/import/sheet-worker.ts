import '../../app/zod-jitless.ts';
import { readSheet } from 'read-excel-file/web-worker';
import { readDataset } from '#shared/dataset/read.ts';
import type { Cell, TableKind } from '#shared/dataset/tables.ts';
import { checkSheet, placeServiceProblems } from './check-sheet.ts';
import type { Answer, Question } from './sheet-messages.ts';

/** Reads and checks files away from the page, so that 10,000 rows do not freeze it. */

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage: (answer: Answer) => void;
};

let cells: Cell[][] = [];

scope.onmessage = async ({ data: question }) => {
  try {
    scope.postMessage({ id: question.id, ...(await answer(question)) } as Answer);
  } catch (cause) {
    scope.postMessage({ id: question.id, failed: cause instanceof Error ? cause.message : String(cause) });
  }
};

async function answer(question: Question): Promise<object> {
  switch (question.ask) {
    case 'open': {
      cells = (await readSheet(question.file)) as Cell[][];
      return { cells };
    }
    case 'check': {
      if (question.mended) cells[question.mended.row - 1] = question.mended.cells;
      return { report: check(question).report };
    }
    case 'place':
      return { faults: placeServiceProblems(question.kind, question.problems, cells, question.context) };
    case 'take': {
      const { values } = check(question);
      return { text: JSON.stringify({ kind: question.kind, values }) };
    }
    case 'dataset': {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await question.file.arrayBuffer());
      const { dataset, problems } = readDataset(text);
      if (!dataset) return { problems, facts: null };
      const { tenant, cycle, units, people, performance, opinions } = dataset;
      return {
        problems: [],
        facts: {
          ...{ tenant: tenant.name, year: cycle.year, cycle: cycle.id },
          ...{ units: units.length, people: people.length },
          ...{ performance: performance.length, opinions: opinions.length },
        },
      };
    }
  }
}

const check = ({ kind, context }: { kind: TableKind; context: Parameters<typeof checkSheet>[2] }) =>
  checkSheet(kind, cells, context);
