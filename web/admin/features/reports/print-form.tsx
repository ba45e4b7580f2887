import { teamSubject, type ReportText } from '#shared/appraisal/report-text.ts';
import { useTexts } from './texts.ts';
import type { Report } from './use-saver.ts';

/** The report as it goes on paper, A4: title, whose it is, the parts, place for signature and date. */
export function PrintForm({ report, text }: { report: Report; text: ReportText }) {
  const t = useTexts();
  const isTeam = report.subject === teamSubject;
  const { unit, name, fields, copies, year } = report;
  return (
    <article className="kp-print-only kp-form-print kp-report-print">
      {copies > 0 && <p className="kp-report-copies">{t('print.copies', { n: copies })}</p>}
      <h1>{t(isTeam ? 'title.team' : 'title.person', { year })}</h1>
      <p className="kp-report-who">
        <span>{t('print.unit', { unit: unit.name })}</span>
        {!isTeam && <span>{t('print.name', { name })}</span>}
      </p>
      {fields.map((field) => (
        <section key={field}>
          <h2>{field}</h2>
          {(text[field] ?? '').split('\n').map((line, i) => (
            <p key={i}>{line}</p>
          ))}
        </section>
      ))}
      <p className="kp-report-sign">
        <span>{t('print.sign')}</span>
        <span>{t('print.date')}</span>
      </p>
    </article>
  );
}
