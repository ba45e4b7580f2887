import type { readCustody } from '#shared/api/conduct/custody.ts';
import type { CustodyState } from '#shared/appraisal/custody.ts';
import type { Answer } from '../../app/api.ts';
import { moment } from '../../ui/numbers.ts';
import { useTexts } from './texts.ts';

/** with which holder of the chain the papers are */
const holderAt: Record<CustodyState, 0 | 1 | 2> = {
  open: 0,
  returned: 0,
  handedOver: 0,
  received: 1,
  forwarded: 1,
  archived: 2,
};

/** Who has had the papers, since when, and how many copies; the holders are named by the policy (`reports.custody`). */
export function Way(props: { custody: Answer<typeof readCustody>; unit: string; group: string }) {
  const { custody, unit, group } = props;
  const t = useTexts();
  const last = custody.rounds.at(-1);
  const sent = custody.delivery;
  const sum = (counts: (number | null)[]) => counts.reduce<number>((all, n) => all + (n ?? 0), 0);
  const [first = '', second = '', third = ''] = custody.chain;
  const received = last?.outcome?.kind === 'received' ? last.outcome : null;
  const returned = last?.outcome?.kind === 'returned' ? last.outcome : null;
  const holders = [
    {
      title: `${first} · ${unit}`,
      lines: [
        last && t('history.handed', { at: moment(last.at), name: last.by.name }),
        last && t('way.copies', { n: sum(last.materials.map((one) => one.copies)) }),
        returned && t('way.back', { on: returned.on }),
      ],
    },
    {
      title: `${second} · ${group}`,
      lines: [
        received && t('history.received', { on: received.on, name: received.by.name }),
        received && t('way.copies', { n: sum(last?.materials.map((one) => one.counted) ?? []) }),
        sent && t('way.on', { on: moment(sent.at), name: t('state.forwarded') }),
      ],
    },
    {
      title: third,
      lines: [
        sent?.received && t('history.received', { on: sent.received.on, name: sent.received.by.name }),
        sent?.received && t('way.copies', { n: sum(sent.received.counts.map(({ counted }) => counted)) }),
      ],
    },
  ];
  return (
    <section className="kp-card">
      <h2>{t('way')}</h2>
      <ol className="kp-plain-list kp-way">
        {holders.map(({ title, lines }, i) => {
          const said = lines.filter((line) => typeof line === 'string');
          const isHere = holderAt[custody.state] === i;
          return (
            <li key={title} aria-current={isHere ? 'step' : undefined}>
              <strong>{title}</strong>
              {isHere && <span className="kp-tag kp-tag-blue">{t('way.here')}</span>}
              {said.map((line) => (
                <span key={line} className="kp-soft">
                  {line}
                </span>
              ))}
              {said.length === 0 && !isHere && <span className="kp-soft">{t('way.none')}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
