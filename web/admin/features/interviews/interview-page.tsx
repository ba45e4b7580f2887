import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import {
  finishInterview,
  readInterview,
  readInterviews,
  reopenInterview,
  saveInterview,
} from '#shared/api/conduct/interviews.ts';
import type { InterviewRecord } from '#shared/appraisal/interview-record.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { call, operationKey, useCommand, useOperation } from '../../app/api.ts';
import type { Answer } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { toast } from '../../ui/toast.tsx';
import { SaveState, SaveTrouble } from '../papers/save-state.tsx';
import { useAutosave } from '../papers/use-autosave.ts';
import './interviews.css';
import { interviewsPath } from './paths.ts';
import { RecordForm } from './record-form.tsx';
import { useTexts } from './texts.ts';
import { useUnit } from './use-unit.ts';
import type { UnitConductAnswer } from './use-unit.ts';

/** The notes of one interview, written on a phone as well as at a desk; read by the group alone. */
export function Component() {
  const t = useTexts();
  const { interview = '' } = useParams();
  const { cycle, unit, query, policy, crumbs } = useUnit();
  const notes = useOperation(readInterview, { cycle, unit, interview });
  const error = query.error ?? notes.error;
  if (error) return <ErrorState error={error} retry={() => notes.refetch()} />;
  if (!query.data || !notes.data || !policy) return <Loading />;
  const { who, category, state } = notes.data;
  return (
    <>
      <PageHeader
        title={t('plan.title', { name: who.name })}
        crumbs={[...crumbs(query.data.unit), { label: t('title'), to: interviewsPath(cycle, unit) }]}
        tag={<span className="kp-tag kp-tag-blue">{t(`one.${state}`)}</span>}
        hint={[who.post, category].filter(Boolean).join('　')}
      />
      <Notes key={interview} {...{ unit: query.data, policy, data: notes.data, cycle }} />
    </>
  );
}

interface NotesProps {
  cycle: string;
  unit: UnitConductAnswer;
  policy: Policy;
  data: Answer<typeof readInterview>;
}

function Notes({ cycle, unit, policy, data }: NotesProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const { me } = useSession();
  const client = useQueryClient();
  const at = { cycle, unit: unit.unit.id, interview: data.id };
  const begun = { version: data.version, content: firstRecord(data, me.user?.name ?? '', unit.today) };
  const draft = useAutosave<InterviewRecord>({
    name: `interview.${cycle}.${at.unit}.${data.id}`,
    begun,
    save: async (version, record) => {
      const saved = await call(saveInterview, { ...at, version, record });
      // Whoever comes back to the page finds what was saved, not what it was opened with.
      client.setQueryData(operationKey(readInterview, at), { ...data, ...saved, record });
      void client.invalidateQueries({ queryKey: operationKey(readInterviews), refetchType: 'none' });
      return saved;
    },
  });
  const finish = useCommand(finishInterview);
  const reopen = useCommand(reopenInterview, { rereadStale: true });
  const isClosed = unit.closed || unit.facts.interviews.state === 'closed';
  const isWritten = data.state !== 'done' && !isClosed;
  const read = async () => {
    const { version, record } = await call(readInterview, at);
    return { version, content: record };
  };
  const send = async () => {
    const version = await draft.flush();
    if (version === null) return;
    finish.mutate(
      { ...at, version, record: draft.content },
      {
        onSuccess: () => {
          toast(t('finished'));
          void navigate(interviewsPath(cycle, at.unit));
        },
      },
    );
  };
  return (
    <div className="kp-stack kp-interview">
      <SaveTrouble draft={draft} read={read} />
      <RecordForm
        {...{ policy, people: unit.people, window: unit.plan.phases.onSite }}
        record={isWritten ? draft.content : data.record}
        readOnly={!isWritten}
        onChange={draft.change}
      />
      <Refusal error={finish.error ?? reopen.error} />
      {isWritten && (
        <div className="kp-save-bar">
          <SaveState draft={draft} />
          <Button type="primary" loading={finish.isPending} onClick={send}>
            {t('finish')}
          </Button>
        </div>
      )}
      {data.state === 'done' && !isClosed && (
        <div>
          <Button loading={reopen.isPending} onClick={() => reopen.mutate({ ...at, version: data.version })}>
            {t('reopen.one')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** One that nobody has begun starts with today, or the day planned, and whoever opens it. */
function firstRecord({ state, record, plan }: NotesProps['data'], name: string, today: string): InterviewRecord {
  if (state !== 'listed') return record;
  return { ...record, date: plan?.date ?? today, interviewers: name === '' ? [] : [name] };
}
