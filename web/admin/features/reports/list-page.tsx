import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { listReports, lockReports, remindReports } from '#shared/api/conduct/reports.ts';
import { teamSubject } from '#shared/appraisal/report-text.ts';
import { type Answer, useCommand, useOperation } from '../../app/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { moment } from '../../ui/numbers.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { toast } from '../../ui/toast.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { reportPath } from './paths.ts';
import './reports.css';
import { StateTag } from './state-tag.tsx';
import { useTexts } from './texts.ts';

type List = Answer<typeof listReports>;
type Row = List['reports'][number];

/** How a unit's reports stand, and who is missing. */
export function Component() {
  const t = useTexts();
  const { cycle = '', unit = '' } = useParams();
  const crumbs = useConductCrumbs(cycle);
  const list = useOperation(listReports, { cycle, unit });
  const columns = useColumns(cycle, list.data);
  if (list.error) return <ErrorState error={list.error} retry={() => list.refetch()} />;
  if (!list.data) return <Loading />;
  const { unit: of, phase, reports, locked, may } = list.data;
  const owed = reports.filter((row) => row.owed);
  const done = owed.filter(isIn);
  const due = phase.to === null ? t('due.none') : t('due', { date: phase.to });
  return (
    <>
      <PageHeader
        title={t('list.title')}
        crumbs={crumbs(of)}
        hint={t('list.hint', { done: done.length, total: owed.length, due })}
        extra={
          <>
            {may.lock && <Lock cycle={cycle} list={list.data} />}
            {may.remind && <Remind cycle={cycle} list={list.data} />}
            {may.writeTeam && owed.some(({ subject }) => subject === teamSubject) && (
              <LinkButton type="primary" to={reportPath(cycle, unit, teamSubject)}>
                {t('write.team')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="kp-stack">
        {locked && <p className="kp-note">{t('lock.at', { name: locked.by.name, at: moment(locked.at) })}</p>}
        <DataTable
          id="reports"
          label={t('list.title')}
          rows={reports}
          columns={columns}
          rowKey={(row) => row.subject}
          empty={<EmptyState title={t('list.none')} hint={t('list.none.hint')} />}
        />
      </div>
    </>
  );
}

const isIn = ({ state }: Row): boolean => state === 'submitted' || state === 'locked';

function useColumns(cycle: string, list: List | undefined): Column<Row>[] {
  const t = useTexts();
  return useMemo(() => {
    const unit = list?.unit.id ?? '';
    const opens = (row: Row) =>
      (row.kind === 'team' ? list?.may.readTeam : list?.may.readPersonal) === true && row.submissions > 0;
    const nameOf = (row: Row) => (row.subject === teamSubject ? t('list.team') : row.name);
    const states = ['none', 'draft', 'submitted', 'returned', 'locked'] as const;
    return [
      {
        key: 'name',
        title: t('list.name'),
        width: 140,
        value: nameOf,
        render: (row) =>
          opens(row) ? <Link to={reportPath(cycle, unit, row.subject)}>{nameOf(row)}</Link> : nameOf(row),
      },
      {
        key: 'kind',
        title: t('list.rank'),
        width: 130,
        value: (row) => t(`rank.${row.kind}`),
        filter: {
          choices: (['team', 'cadre', 'staff'] as const).map((value) => ({ value, label: t(`rank.${value}`) })),
          of: (row) => row.kind,
        },
      },
      {
        key: 'state',
        title: t('list.state'),
        width: 170,
        value: (row) => t(row.owed || row.state !== null ? `state.${row.state ?? 'none'}` : 'list.notOwed'),
        render: (row) => <StateTag state={row.state} late={row.late && isIn(row)} />,
        filter: {
          choices: states.map((value) => ({ value, label: t(`state.${value}`) })),
          of: (row) => row.state ?? 'none',
        },
      },
      {
        key: 'length',
        title: t('list.length'),
        width: 90,
        align: 'right',
        value: (row) => row.characters,
      },
      {
        key: 'at',
        title: t('list.at'),
        width: 160,
        value: (row) => (row.submittedAt === null ? null : moment(row.submittedAt)),
      },
      {
        key: 'files',
        title: t('list.files'),
        width: 80,
        align: 'right',
        value: (row) => row.attachments || null,
      },
    ];
  }, [t, cycle, list]);
}

/** A message to everybody whose report is missing, fifty at a time. */
function Remind({ cycle, list }: { cycle: string; list: List }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const remind = useCommand(remindReports);
  const missing = list.reports.filter((row) => row.owed && row.kind !== 'team' && !isIn(row));
  const send = async () => {
    let reminded = 0;
    for (let i = 0; i < missing.length; i += 50) {
      const people = missing.slice(i, i + 50).map(({ subject }) => subject);
      const answer = await remind.mutateAsync({ cycle, unit: list.unit.id, people }).catch(() => null);
      if (!answer) return;
      reminded += answer.reminded.length;
    }
    setAsking(false);
    toast(t('remind.done', { n: reminded }));
  };
  return (
    <>
      <Button disabled={missing.length === 0} onClick={() => setAsking(true)}>
        {t('remind')}
      </Button>
      <Modal
        open={asking}
        title={t('remind')}
        okText={t('confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ loading: remind.isPending }}
        onOk={() => void send()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('remind.what', { n: missing.length })}</p>
        <p className="kp-soft">{missing.map(({ name }) => name).join('、')}</p>
        <Refusal error={remind.error} />
      </Modal>
    </>
  );
}

function Lock({ cycle, list }: { cycle: string; list: List }) {
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const lock = useCommand(lockReports, { rereadStale: true });
  const isLocked = list.locked !== null;
  const owed = list.reports.filter((row) => row.owed);
  const done = owed.filter(isIn).length;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t(isLocked ? 'unlock' : 'lock')}</Button>
      <ReasonModal
        open={asking}
        title={t(isLocked ? 'unlock' : 'lock')}
        busy={lock.isPending}
        error={lock.error}
        onCancel={() => {
          lock.reset();
          setAsking(false);
        }}
        onConfirm={(reason) =>
          lock.mutate({ cycle, unit: list.unit.id, locked: !isLocked, reason }, { onSuccess: () => setAsking(false) })
        }
      >
        {isLocked ? t('unlock.what') : t('lock.what', { done, missing: owed.length - done })}
      </ReasonModal>
    </>
  );
}
