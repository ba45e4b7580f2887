import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { readReport, saveReport } from '#shared/api/conduct/reports.ts';
import { type Answer, call, operationKey } from '../../app/api.ts';
import { useSession } from '../../app/session-context.ts';
import { draftStore, type DraftStore } from './draft-store.ts';
import { ReportSaver, type Saved, type SaverView } from './report-saver.ts';

export type Report = Answer<typeof readReport>;

export const savedOf = ({ text, version, savedAt }: Report): Saved => ({ text: text ?? {}, version, savedAt });

/** Where this browser keeps what was typed in a report. */
export function useDraftStore({ cycle, unit, subject }: Report): DraftStore {
  const { me } = useSession();
  const [store] = useState(() =>
    draftStore(localStorage, me.tenant?.id ?? '', me.user?.id ?? me.subject, cycle, unit.id, subject),
  );
  return store;
}

/** The saver of a report for as long as its page is open. */
export function useSaver(report: Report): { saver: ReportSaver; view: SaverView } {
  const client = useQueryClient();
  const store = useDraftStore(report);
  const { cycle, subject } = report;
  const unit = report.unit.id;
  const [saver] = useState(
    () =>
      new ReportSaver(savedOf(report), {
        // As a command of the page, so that a login that ran out is asked for over it.
        save: (text, version) =>
          client
            .getMutationCache()
            .build(client, { mutationFn: () => call(saveReport, { cycle, unit, subject, text, version }) })
            .execute(undefined),
        reread: async () => {
          const latest = await call(readReport, { cycle, unit, subject });
          client.setQueryData(operationKey(readReport, { cycle, unit, subject }), latest);
          return savedOf(latest);
        },
        store,
        now: () => new Date(),
        later: (run, milliseconds) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      }),
  );
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  useEffect(() => {
    const now = () => void saver.flush();
    const leaving = () => {
      if (document.visibilityState === 'hidden') now();
    };
    addEventListener('online', now);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      removeEventListener('online', now);
      document.removeEventListener('visibilitychange', leaving);
      // Whoever goes on to another page has written all the same.
      void saver.flush().finally(() => saver.stop());
    };
  }, [saver]);
  const nowhere = view.state === 'nowhere';
  useEffect(() => {
    if (!nowhere) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [nowhere]);
  return { saver, view };
}
