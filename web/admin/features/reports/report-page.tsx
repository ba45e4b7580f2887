import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { readReport } from '#shared/api/conduct/reports.ts';
import { teamSubject } from '#shared/appraisal/report-text.ts';
import { useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { ReportAttachments } from './attachments.tsx';
import { Editor } from './editor.tsx';
import { myAppraisalPath, reportsPath } from './paths.ts';
import { Reader } from './reader.tsx';
import './reports.css';
import { StateTag } from './state-tag.tsx';
import { Remarks, Submissions } from './submissions.tsx';
import { useTexts } from './texts.ts';
import type { Report } from './use-saver.ts';

/** A report: to its author the text that is being written, to everybody else what was submitted. */
export function Component() {
  const { cycle = '', unit = '', subject = '' } = useParams();
  const { can } = useSession();
  const report = useOperation(readReport, { cycle, unit, subject });
  const code = report.error?.code;
  if ((code === 'not-found' || code === 'forbidden') && can('conduct.read'))
    return <Unread cycle={cycle} unit={unit} isTeam={subject === teamSubject} />;
  if (report.error) return <ErrorState error={report.error} retry={() => report.refetch()} />;
  if (!report.data) return <Loading />;
  return <ReportPage key={`${cycle}/${unit}/${subject}`} report={report.data} />;
}

/** Nobody reads a report before it is submitted, nor without the right: the list says how it stands. */
function Unread({ cycle, unit, isTeam }: { cycle: string; unit: string; isTeam: boolean }) {
  const t = useTexts();
  const crumbs = useConductCrumbs(cycle);
  return (
    <>
      <PageHeader title={t(isTeam ? 'unread.team' : 'unread.person')} crumbs={crumbs()} />
      <EmptyState
        title={t('unread')}
        hint={t('unread.hint')}
        action={
          <LinkButton type="primary" to={reportsPath(cycle, unit)}>
            {t('unread.list')}
          </LinkButton>
        }
      />
    </>
  );
}

function ReportPage({ report }: { report: Report }) {
  const t = useTexts();
  const { can, me } = useSession();
  const { cycle, unit, subject, name, year, state, submissions, may } = report;
  const isTeam = subject === teamSubject;
  const isOwn = me.user?.person?.id === subject;
  const crumbs = useConductCrumbs(cycle);
  const above = isOwn
    ? [{ label: t('my'), to: myAppraisalPath(cycle) }]
    : [...crumbs(unit), ...(can('conduct.read') ? [{ label: t('reports'), to: reportsPath(cycle, unit.id) }] : [])];
  return (
    <>
      <PageHeader
        title={t(isTeam ? 'title.team' : 'title.person', { year })}
        crumbs={above}
        hint={isTeam ? t('hint.team', { unit: unit.name }) : t('hint', { unit: unit.name, name })}
        tag={<StateTag state={state} late={state !== 'draft' && (submissions[0]?.late ?? false)} />}
        extra={
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      <div className="kp-stack">
        <Remarks report={report} />
        {may.write ? <Editor report={report} /> : <Reader report={report} />}
        <ReportAttachments report={report} />
        <Submissions report={report} />
        {report.copies > 0 && <p className="kp-soft kp-no-print">{t('print.copies.hint', { n: report.copies })}</p>}
      </div>
    </>
  );
}
