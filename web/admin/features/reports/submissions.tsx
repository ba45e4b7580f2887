import { useState } from 'react';
import { moment } from '../../ui/numbers.ts';
import { differences } from './differences.ts';
import { useTexts } from './texts.ts';
import type { Report } from './use-saver.ts';

/** What was said when the report went back; the latest first. */
export function Remarks({ report: { remarks, state } }: { report: Report }) {
  const t = useTexts();
  if (remarks.length === 0) return null;
  return (
    <section className={`${state === 'returned' ? 'kp-refusal' : 'kp-card'} kp-no-print`}>
      <h2>{t('remarks')}</h2>
      {remarks.toReversed().map(({ at, by, text, number }) => (
        <div key={`${at} ${number}`} className="kp-remark">
          <p className="kp-report-paragraph">{text}</p>
          <p className="kp-soft">{t('remarks.of', { name: by.name, at: moment(at), n: number })}</p>
        </div>
      ))}
    </section>
  );
}

/** Every submission with what changed since the one before. */
export function Submissions({ report }: { report: Report }) {
  const t = useTexts();
  const { submissions, fields } = report;
  if (submissions.length === 0) return null;
  return (
    <section className="kp-card kp-stack kp-no-print">
      <h2>{t('submissions')}</h2>
      <ul className="kp-file-lines">
        {submissions.map((one, i) => (
          <Submission key={one.number} one={one} before={submissions[i + 1]} fields={fields} />
        ))}
      </ul>
    </section>
  );
}

type One = Report['submissions'][number];

function Submission({ one, before, fields }: { one: One; before: One | undefined; fields: string[] }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <li className="kp-submission">
      <div className="kp-row">
        <span>{t('submission.of', { n: one.number, at: moment(one.at) })}</span>
        <span className="kp-soft">
          {one.by.name} · {t('chars', { n: one.characters })}
        </span>
        {one.late && <span className="kp-tag kp-tag-wrong">{t('late')}</span>}
        <button type="button" className="kp-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(before ? 'submission.changes' : 'submission.text')}
        </button>
      </div>
      {open &&
        fields.map((field) => (
          <div key={field}>
            <h3>{field}</h3>
            <Compared before={before?.text[field]} after={one.text[field] ?? ''} />
          </div>
        ))}
    </li>
  );
}

function Compared({ before, after }: { before: string | undefined; after: string }) {
  const t = useTexts();
  if (before === undefined) return <p className="kp-report-paragraph">{after}</p>;
  if (before === after) return <p className="kp-soft">{t('submission.same')}</p>;
  return (
    <p className="kp-report-paragraph">
      {differences(before, after).map(({ kind, text }, i) =>
        kind === 'same' ? (
          <span key={i}>{text}</span>
        ) : kind === 'gone' ? (
          <del key={i} aria-label={t('gone')}>
            {text}
          </del>
        ) : (
          <ins key={i} aria-label={t('new')}>
            {text}
          </ins>
        ),
      )}
    </p>
  );
}
