import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useParams } from 'react-router';
import { finishPaper, readPaper, readPapers, reopenPaper, savePaper } from '#shared/api/conduct/papers.ts';
import type { WholePaper } from '#shared/api/conduct/papers.ts';
import { type PaperPart, partKindNames, partKinds, personOf, unwritten } from '#shared/appraisal/paper.ts';
import { call, operationKey, useCommand, useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { ErrorState, Refusal } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import type { UnitConductAnswer } from '../interviews/use-unit.ts';
import { personKey } from '../voices/filter.ts';
import { VoicesLink } from '../voices/voices-link.tsx';
import { ExportButton } from './export-button.tsx';
import { type Around, chineseDay, figureSentences, paperDocument } from './paper-document.ts';
import { PaperSheet } from './paper-sheet.tsx';
import './papers.css';
import { papersPath } from './paths.ts';
import { SaveState, SaveTrouble } from './save-state.tsx';
import { useTexts } from './texts.ts';
import { useAutosave } from './use-autosave.ts';
import { usePapersUnit } from './use-papers.ts';

/** One paper of the group: written, finished and signed by its leader, printed and exported. */
export function Component() {
  const t = useTexts();
  const { subject = '' } = useParams();
  const { cycle, unit, query, around, error, crumbs } = usePapersUnit();
  const paper = useOperation(readPaper, { cycle, unit, subject });
  if (error ?? paper.error) return <ErrorState error={error ?? paper.error} retry={() => paper.refetch()} />;
  if (!query.data || !around || !paper.data) return <Loading />;
  const { data } = paper;
  const title = personOf(subject) === null ? t('report') : t('material', { name: data.name });
  const form = paperDocument(data, around);
  return (
    <>
      <div className="kp-no-print">
        <PageHeader
          title={title}
          crumbs={[...crumbs(query.data.unit), { label: t('title'), to: papersPath(cycle, unit) }]}
          tag={<span className="kp-tag kp-tag-blue">{t(`state.${data.state}`)}</span>}
          extra={
            <>
              <Button onClick={() => globalThis.print()}>{t('print')}</Button>
              <ExportButton label={t('export')} name={form.title} papers={async () => [form]} />
            </>
          }
        />
      </div>
      <Editor key={data.subject} {...{ cycle, unit: query.data, data, around }} />
      <PaperSheet paper={form} />
    </>
  );
}

interface EditorProps {
  cycle: string;
  unit: UnitConductAnswer;
  data: WholePaper;
  around: Around;
}

function Editor({ cycle, unit, data, around }: EditorProps) {
  const t = useTexts();
  const client = useQueryClient();
  const { subject, version, signed } = data;
  const person = personOf(subject);
  const at = { cycle, unit: unit.unit.id, subject };
  const begun = { version, content: data.parts };
  const draft = useAutosave<PaperPart[]>({
    name: `paper.${cycle}.${at.unit}.${subject}`,
    begun,
    save: async (from, parts) => {
      const saved = await call(savePaper, { ...at, version: from, parts });
      client.setQueryData(operationKey(readPaper, at), { ...data, ...saved, parts });
      void client.invalidateQueries({ queryKey: operationKey(readPapers), refetchType: 'none' });
      return saved;
    },
  });
  const finish = useCommand(finishPaper, { rereadStale: true });
  const reopen = useCommand(reopenPaper);
  const sign = async () => {
    const from = await draft.flush();
    if (from !== null) finish.mutate({ ...at, version: from }, { onSuccess: () => toast(t('finished')) });
  };
  const isWritten = !unit.closed && unit.may.includes('conduct.group') && data.state !== 'finished';
  const isLead = !unit.closed && unit.may.includes('conduct.lead');
  const read = async () => {
    const theirs = await call(readPaper, at);
    return { version: theirs.version, content: theirs.parts };
  };
  return (
    <div className="kp-stack kp-papers-editor">
      {signed && (
        <p className="kp-note">
          {t('finished')} {t('signed.by', { name: signed.by.name, day: chineseDay(signed.at, around.timeZone) })}
        </p>
      )}
      <SaveTrouble draft={draft} read={read} />
      <VoicesLink cycle={cycle} unit={at.unit} about={person === null ? undefined : personKey(person)} />
      {data.figures && (
        <section className="kp-card kp-stack">
          <h2>{t('figures')}</h2>
          <p className="kp-soft">{t('figures.hint')}</p>
          <ul>
            {figureSentences(data.figures).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <Parts
        {...{ data, parts: isWritten ? draft.content : data.parts, readOnly: !isWritten }}
        onChange={draft.change}
      />
      {isWritten && (
        <div className="kp-save-bar">
          <SaveState draft={draft} />
          {isLead ? (
            <Finish {...{ missing: unwritten(data.template, draft.content).length, command: finish, onSign: sign }} />
          ) : (
            <span className="kp-soft">{t('lead')}</span>
          )}
        </div>
      )}
      {data.state === 'finished' && isLead && (
        <Reopen command={reopen} onReopen={(reason) => reopen.mutate({ ...at, version, reason })} />
      )}
    </div>
  );
}

function Parts(props: {
  data: WholePaper;
  parts: readonly PaperPart[];
  readOnly: boolean;
  onChange: (parts: PaperPart[]) => void;
}) {
  const t = useTexts();
  const say = useSay();
  const id = useId();
  const { data, parts, readOnly, onChange } = props;
  const shown = partKinds.filter((kind) => parts.some((part) => part.kind === kind));
  const order = data.template.map(({ kind }) => kind);
  const write = (part: PaperPart, text: string) =>
    onChange(parts.map((one) => (one.kind === part.kind && one.title === part.title ? { ...one, text } : one)));
  return shown
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((kind) => (
      <section key={kind} className="kp-card">
        <h2>{say(partKindNames[kind])}</h2>
        {parts
          .filter((part) => part.kind === kind)
          .map((part) => (
            <div key={part.title} className="kp-paper-part">
              <label htmlFor={`${id}-${kind}-${part.title}`}>
                {part.title} {kind === 'capabilities' && <span className="kp-tag">{t('key')}</span>}
              </label>
              {readOnly ? (
                <p className="kp-as-typed">{part.text || '—'}</p>
              ) : (
                <Input.TextArea
                  id={`${id}-${kind}-${part.title}`}
                  autoSize={{ minRows: kind === 'sections' ? 4 : 2 }}
                  maxLength={6000}
                  value={part.text}
                  onChange={({ target }) => write(part, target.value)}
                />
              )}
            </div>
          ))}
      </section>
    ));
}

type Command = Pick<ReturnType<typeof useCommand>, 'isPending' | 'error' | 'reset'>;

function Finish(props: { missing: number; command: Command; onSign: () => void }) {
  const t = useTexts();
  const { me } = useSession();
  const { missing, command, onSign } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      {missing > 0 && <span className="kp-soft">{t('missing', { n: missing })}</span>}
      <Button type="primary" disabled={missing > 0} onClick={() => setOpen(true)}>
        {t('finish')}
      </Button>
      <Modal
        open={open}
        title={t('finish')}
        okText={t('finish')}
        okButtonProps={{ loading: command.isPending }}
        onOk={onSign}
        onCancel={() => {
          command.reset();
          setOpen(false);
        }}
      >
        <p>{t('finish.what', { name: me.user?.name ?? '' })}</p>
        <Refusal error={command.error} />
      </Modal>
    </>
  );
}

function Reopen({ command, onReopen }: { command: Command; onReopen: (reason: string) => void }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('reopen')}</Button>
      <ReasonModal
        open={open}
        title={t('reopen')}
        busy={command.isPending}
        error={command.error}
        onConfirm={onReopen}
        onCancel={() => {
          command.reset();
          setOpen(false);
        }}
      />
    </div>
  );
}
