import { Link } from 'react-router';
import { readMaterials, readPaper, readPapers } from '#shared/api/conduct/papers.ts';
import type { PaperRow } from '#shared/api/conduct/papers.ts';
import { cadreSubject, personOf, team } from '#shared/appraisal/paper.ts';
import { paperState, withMaterial } from '#shared/appraisal/papers.ts';
import { roleNames } from '#shared/policy/terms.ts';
import { call, useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SmallTable } from '../../ui/small-table.tsx';
import type { UnitConductAnswer } from '../interviews/use-unit.ts';
import { VoicesLink } from '../voices/voices-link.tsx';
import { ExportButton } from './export-button.tsx';
import { type Around, chineseDay, paperDocument } from './paper-document.ts';
import './papers.css';
import { paperPath } from './paths.ts';
import { useTexts } from './texts.ts';
import { usePapersUnit } from './use-papers.ts';

/** What the group writes of a unit: the report and a material for each cadre, with how far each is. */
export function Component() {
  const t = useTexts();
  const { can } = useSession();
  const { cycle, unit, query, around, error, crumbs } = usePapersUnit();
  const mayRead = can('paper.read');
  const papers = useOperation(readPapers, { cycle, unit }, { enabled: mayRead });
  if (error ?? papers.error) return <ErrorState error={error ?? papers.error} retry={() => papers.refetch()} />;
  if (!query.data || !around) return <Loading />;
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={crumbs(query.data.unit)}
        hint={mayRead ? t('hint') : t('states.only')}
        extra={papers.data && <Exports {...{ cycle, unit, around, rows: papers.data.papers }} />}
      />
      {!mayRead && <States unit={query.data} />}
      {mayRead && !papers.data && <Loading />}
      {papers.data && <Papers {...{ cycle, unit, around, data: papers.data }} />}
    </>
  );
}

interface PapersProps {
  cycle: string;
  unit: string;
  around: Around;
  data: Answer<typeof readPapers>;
}

function Papers({ cycle, unit, around, data }: PapersProps) {
  const t = useTexts();
  const say = useSay();
  const day = (at: string): string => chineseDay(at, around.timeZone);
  if (data.papers.length === 0) return <EmptyState title={t('none')} />;
  const row = (paper: PaperRow) => [
    <Link key="to" to={paperPath(cycle, unit, paper.subject)}>
      {personOf(paper.subject) === null ? t('report') : t('material', { name: paper.name })}
    </Link>,
    paper.role === null ? '' : say(roleNames[paper.role as keyof typeof roleNames]),
    <span key="state" className={`kp-tag ${paper.state === 'none' ? '' : 'kp-tag-blue'}`}>
      {t(`state.${paper.state}`)}
    </span>,
    t('written.of', { n: paper.written, of: paper.parts }),
    paper.signed ? t('signed.by', { name: paper.signed.by.name, day: day(paper.signed.at) }) : '',
    paper.changedBy && paper.changedAt ? t('signed.by', { name: paper.changedBy.name, day: day(paper.changedAt) }) : '',
  ];
  return (
    <div className="kp-stack">
      {data.isForwarded && <p className="kp-note">{t('forwarded')}</p>}
      <VoicesLink cycle={cycle} unit={unit} />
      <section className="kp-card">
        <SmallTable
          label={t('title')}
          heads={[t('paper'), t('role'), t('state'), t('written'), t('signed'), t('changed')]}
          rows={data.papers.map(row)}
        />
      </section>
      {data.inquiries.length > 0 && (
        <section className="kp-card">
          <h2>{t('inquiries')}</h2>
          <dl className="kp-facts">
            {data.inquiries.map(({ person, name, text }) => (
              <div key={person} className="kp-contents">
                <dt>{name}</dt>
                <dd className="kp-as-typed">{text === '' ? t('inquiry.none') : text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

function Exports({ cycle, unit, around, rows }: Omit<PapersProps, 'data'> & { rows: readonly PaperRow[] }) {
  const t = useTexts();
  const has = (isReport: boolean) => rows.some(({ subject }) => (personOf(subject) === null) === isReport);
  return (
    <>
      {has(true) && (
        <ExportButton
          label={t('export.report')}
          name={`${around.unit}${around.year}年度综合考核报告`}
          papers={async () => [paperDocument(await call(readPaper, { cycle, unit, subject: team }), around)]}
        />
      )}
      {has(false) && (
        <ExportButton
          label={t('export.materials')}
          name={`${around.unit}${around.year}年度干部考核材料`}
          papers={async () => {
            const { materials } = await call(readMaterials, { cycle, unit });
            return materials.map((material) => paperDocument(material, around));
          }}
        />
      )}
    </>
  );
}

/** For those who may not read them. */
function States({ unit }: { unit: UnitConductAnswer }) {
  const t = useTexts();
  const state = (subject: string): string => t(`state.${paperState(unit.facts.papers, subject)}`);
  return (
    <section className="kp-card">
      <SmallTable
        label={t('title')}
        heads={[t('paper'), t('state')]}
        rows={[
          [t('report'), state(team)],
          ...withMaterial(unit.people).map(({ id, name }) => [t('material', { name }), state(cadreSubject(id))]),
        ]}
      />
    </section>
  );
}
