import { Button, Select } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { readNotice } from '#shared/api/conduct/plan.ts';
import { type Answer, useOperation } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { boardPath } from '../conduct/paths.ts';
import { cyclePath } from '../cycles/paths.ts';
import { Acknowledge, Acknowledgements } from './acknowledgements.tsx';
import { NoticeDocument } from './notice-document.tsx';
import { NoticeFiles } from './notice-files.tsx';
import { planPath } from './paths.ts';
import './plan.css';
import { PublishNotice } from './publish-notice.tsx';
import { useTexts } from './texts.ts';

type Notice = Answer<typeof readNotice>;

/** what stands in the address for the text that is not published yet */
const next = 'next';

/** The notice for everybody; its next version for the office, who has it for the units. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const asked = params.get('version');
  const number = asked !== null && asked !== next ? asked : undefined;
  const notice = useOperation(readNotice, { cycle, ...(number !== undefined && { number }) }, { keepPrevious: true });
  if (notice.error) return <ErrorState error={notice.error} retry={() => void notice.refetch()} />;
  if (!notice.data) return <Loading />;
  const { data } = notice;
  const { year, shown, preview } = data;
  const isPreview = preview !== null && (asked === next || shown === null);
  return (
    <>
      <PageHeader
        title={t('notice.title', { year })}
        crumbs={[
          { label: t('cycles'), to: '/cycles' },
          { label: t('cycle.year', { year }), to: cyclePath(cycle) },
        ]}
        extra={
          <>
            <Versions data={data} isPreview={isPreview} onChoose={(version) => setParams(version ? { version } : {})} />
            {can('conduct.read') && <LinkButton to={boardPath(cycle)}>{t('board')}</LinkButton>}
            {can('conduct.read') && <LinkButton to={planPath(cycle)}>{t('plan')}</LinkButton>}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <div className="kp-stack">
        {isPreview ? <Preview cycle={cycle} data={data} preview={preview} onDone={() => setParams({})} /> : null}
        {!isPreview && shown && <Published cycle={cycle} data={data} shown={shown} />}
        <NoticeFiles cycle={cycle} data={data} />
        {!isPreview && !shown && <EmptyState title={t('notice.none')} hint={t('notice.none.hint')} />}
      </div>
    </>
  );
}

/** The text that the policy and the plan make now. */
function Preview(props: { cycle: string; data: Notice; preview: NonNullable<Notice['preview']>; onDone: () => void }) {
  const { cycle, data, preview, onDone } = props;
  const t = useTexts();
  const isFirst = data.versions.length === 0;
  return (
    <>
      <div className="kp-note kp-row kp-no-print">
        <span>
          {t(isFirst ? 'notice.preview.first' : preview.differs ? 'notice.preview.differs' : 'notice.preview.same')}
        </span>
        {preview.differs && !data.closed && (
          <span className="kp-row-end">
            <PublishNotice cycle={cycle} version={preview.version} isFirst={isFirst} onDone={onDone} />
          </span>
        )}
      </div>
      <NoticeDocument document={preview.document} docNo={null} at={null} />
    </>
  );
}

function Published(props: { cycle: string; data: Notice; shown: NonNullable<Notice['shown']> }) {
  const { cycle, data, shown } = props;
  const t = useTexts();
  const [, setParams] = useSearchParams();
  const standing = data.versions[0]?.number ?? shown.head.number;
  const isStanding = shown.head.number === standing;
  return (
    <>
      {!isStanding && <p className="kp-note kp-no-print">{t('notice.old', { n: standing })}</p>}
      {isStanding && data.preview?.differs && (
        <div className="kp-note kp-row kp-no-print">
          <span>{t('notice.preview.differs')}</span>
          <Button className="kp-row-end" onClick={() => setParams({ version: next })}>
            {t('notice.preview')}
          </Button>
        </div>
      )}
      {isStanding && data.acknowledge && (
        <Acknowledge cycle={cycle} units={data.units} number={standing} closed={data.closed} />
      )}
      {data.acknowledge && data.units.length > 1 && (
        <p className="kp-no-print">
          <a href="#acknowledgements">
            {t('ack.title')}：
            {t('ack.count', {
              done: data.units.filter(({ acknowledged }) => acknowledged?.number === standing).length,
              total: data.units.length,
            })}
          </a>
        </p>
      )}
      <NoticeDocument document={shown.document} docNo={shown.head.docNo} at={shown.head.at} />
      {data.acknowledge && data.units.length > 1 && <Acknowledgements units={data.units} number={standing} />}
    </>
  );
}

function Versions(props: { data: Notice; isPreview: boolean; onChoose: (version: string | null) => void }) {
  const { data, isPreview, onChoose } = props;
  const t = useTexts();
  const { versions, shown, preview } = data;
  if (versions.length === 0 || (versions.length === 1 && !preview)) return null;
  const options = [
    ...(preview ? [{ value: next, label: t('notice.preview') }] : []),
    ...versions.map(({ number, at, by }, i) => ({
      value: String(number),
      label:
        t('notice.version', { n: number, at: moment(at), name: by.name }) + (i === 0 ? ` ${t('notice.standing')}` : ''),
    })),
  ];
  return (
    <Select
      className="kp-notice-versions"
      aria-label={t('notice.shown')}
      value={isPreview ? next : String(shown?.head.number)}
      options={options}
      onChange={(version) => onChoose(version === String(versions[0]?.number) ? null : version)}
    />
  );
}
