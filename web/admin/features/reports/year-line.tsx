import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { readMyResult } from '#shared/api/grading.ts';
import type { Phase } from '#shared/appraisal/plan.ts';
import { useOperation } from '../../app/api.ts';
import { GradeTag } from '../../ui/grade-tag.tsx';
import { moment } from '../../ui/numbers.ts';
import { cyclePath } from '../cycles/paths.ts';
import type { OwnYear } from './my-appraisal-page.tsx';
import { reportPath } from './paths.ts';
import { StateTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';

type Look = 'done' | 'now' | 'todo' | 'ahead';

/** The year from the notice to the result: what happens when, and what became of it. */
export function YearLine({ cycle, own }: { cycle: string; own: OwnYear }) {
  const t = useTexts();
  const { phases, today, placement, notice, meeting } = own;
  const takesPart = placement?.status !== 'notAppraised';
  return (
    <ol className="kp-year-line">
      <Step look={notice ? 'done' : 'ahead'} title={t('mine.step.notice')}>
        {notice ? (
          <>
            {t('mine.step.notice.text', { at: moment(notice.at) })}{' '}
            <Link to={`${cyclePath(cycle)}/notice`}>{t('mine.step.notice.read')}</Link>
          </>
        ) : (
          t('mine.step.notice.none')
        )}
      </Step>
      <ReportStep cycle={cycle} own={own} />
      {takesPart && (
        <Step
          look={!meeting ? 'ahead' : meeting.date < today ? 'done' : meeting.date === today ? 'now' : 'ahead'}
          title={t('mine.step.meeting')}
        >
          {meeting
            ? meeting.place === null
              ? meeting.date
              : t('mine.step.meeting.text', { date: meeting.date, place: meeting.place })
            : t('mine.step.meeting.none')}
        </Step>
      )}
      {takesPart && <Window title={t('mine.step.onSite')} phase={phases['onSite']} today={today} />}
      {takesPart && placement?.person.rank === 'staff' && (
        <Window title={t('mine.step.staff')} phase={phases['staff']} today={today} />
      )}
      {takesPart && <ResultStep cycle={cycle} />}
    </ol>
  );
}

function Step({ look, title, tag, children }: { look: Look; title: string; tag?: ReactNode; children: ReactNode }) {
  return (
    <li className={`kp-is-${look}`}>
      <div className="kp-row">
        <h3>{title}</h3>
        {tag}
      </div>
      <p className="kp-soft">{children}</p>
    </li>
  );
}

function ReportStep({ cycle, own: { report, placement, phases, today } }: { cycle: string; own: OwnYear }) {
  const t = useTexts();
  const title = t('mine.step.report');
  if (!report || !placement)
    return (
      <Step look="ahead" title={title}>
        {t('mine.step.report.not')}
      </Step>
    );
  const isIn = report.state === 'submitted' || report.state === 'locked';
  const due = phases['reports']?.to ?? null;
  const dueWords = due === null ? t('due.none') : t('due', { date: due });
  const isLate = !isIn && due !== null && today > due;
  return (
    <Step
      look={isIn ? 'done' : isLate || report.state === 'returned' ? 'todo' : 'now'}
      title={title}
      tag={<StateTag state={report.state} late={isIn ? report.late : isLate} />}
    >
      {isIn && report.submittedAt !== null
        ? t('mine.step.report.done', { at: moment(report.submittedAt), n: report.characters ?? 0 })
        : t('mine.step.report.text', { max: report.maxChars, due: dueWords })}{' '}
      <Link to={reportPath(cycle, placement.unit.id, placement.person.id)}>
        {t(isIn ? 'mine.open' : report.state === null ? 'mine.write' : 'mine.goOn')}
      </Link>
    </Step>
  );
}

function Window({ title, phase, today }: { title: string; phase: Phase | undefined; today: string }) {
  const t = useTexts();
  const { from, to, state } = phase ?? { from: null, to: null, state: 'planned' };
  const isOver = state === 'closed' || (to !== null && to < today);
  const isNow = !isOver && (state === 'open' || (from !== null && from <= today));
  const words =
    from !== null && to !== null
      ? t('mine.step.window', { from, to })
      : to !== null
        ? t('mine.step.window.to', { to })
        : t('mine.step.window.none');
  return (
    <Step
      look={isOver ? 'done' : isNow ? 'now' : 'ahead'}
      title={title}
      tag={isNow && <span className="kp-tag kp-tag-blue">{t('mine.now')}</span>}
    >
      {words}
    </Step>
  );
}

function ResultStep({ cycle }: { cycle: string }) {
  const t = useTexts();
  const mine = useOperation(readMyResult, { cycle });
  const { run, result } = mine.data ?? { run: null, result: null };
  return (
    <Step
      look={run && result ? 'done' : 'ahead'}
      title={t('mine.step.result')}
      tag={result && <GradeTag grade={result.status === 'appraised' ? result.grade : result.status} />}
    >
      {run && result ? (
        <Link to={`${cyclePath(cycle)}/my-result`}>{t('mine.step.result.open')}</Link>
      ) : (
        t('mine.step.result.none')
      )}
    </Step>
  );
}
