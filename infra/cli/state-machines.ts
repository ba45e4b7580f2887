import { writeFileSync } from 'node:fs';
import { type Permission, type Role, roles } from '#shared/api/access.ts';
import type { Action, Machine } from '#shared/appraisal/machine.ts';
import { machines } from '#shared/appraisal/machines.ts';

/** `npm run docs:machines`: writes the page of the appraisal's state machines from the same data that operations obey. */

const page = new URL('../../docs/state-machines.md', import.meta.url);

/** The page as it should be; a test holds the file to it. */
export function stateMachinesPage(): string {
  return [
    '# The appraisal’s state machines',
    '',
    'Written by `npm run docs:machines` from `shared/appraisal/machines.ts`. Operations move things through these machines',
    'alone: an action from another state is refused with `wrong-state`, one whose needs do not hold with the codes below,',
    'each in both languages and with the policy’s field that asks for it. Every action is recorded as its event.',
    '',
    ...machines.map(({ id, title }) => `- [${title.zh} · ${title.en}](#${id})`),
    '',
    ...machines.flatMap(section),
  ].join('\n');
}

const section = (machine: Machine): string[] => [
  `<a id="${machine.id}"></a>`,
  '',
  `## ${machine.title.zh} · ${machine.title.en}`,
  '',
  ...(machine.rules.length > 0 ? [`Requirements: ${machine.rules.join(', ')}`, ''] : []),
  '```mermaid',
  ...diagram(machine),
  '```',
  '',
  '| action | from | to | by | needs | event |',
  '| --- | --- | --- | --- | --- | --- |',
  ...Object.values(machine.actions).map((action) => row(machine, action)),
  '',
];

function diagram({ states, initial, actions }: Machine): string[] {
  return [
    'stateDiagram-v2',
    ...Object.entries(states).map(([id, name]) => `  state "${name.zh} · ${name.en}" as ${stateId(id)}`),
    `  [*] --> ${stateId(initial)}`,
    ...Object.values(actions).flatMap(({ from, to, label }) =>
      from.map((one) => `  ${stateId(one)} --> ${stateId(to ?? one)}: ${label.zh}`),
    ),
  ];
}

/** Mermaid has words of its own (`end`, `state`). */
const stateId = (id: string): string => `s_${id.replaceAll(/\W/g, '_')}`;

function row({ states }: Machine, { label, from, to, by, needs, event }: Action): string {
  const nameOf = (id: string) => states[id]?.zh ?? id;
  const cells = [
    `${label.zh} · ${label.en}`,
    from.map(nameOf).join('、'),
    to === null ? '不变' : nameOf(to),
    [...new Set(by.flatMap(holders))].join('、'),
    needs.map(({ code, text, field }) => `\`${code}\` ${text.zh}${field ? `（\`${field}\`）` : ''}`).join('<br>'),
    `\`${event}\``,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The roles that hold a permission, by their labels. */
const holders = (permission: Permission): string[] =>
  Object.values<Role>(roles)
    .filter(({ permissions }) => permissions.includes(permission))
    .map(({ label }) => label.zh);

if (import.meta.main) writeFileSync(page, stateMachinesPage());
