import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../../app/session-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { AssignForm } from './assign-form.tsx';
import { Calendar } from './calendar.tsx';
import './media.css';
import { RosterEditor } from './roster-editor.tsx';
import { RosterTable } from './roster-table.tsx';
import { useTexts } from './texts.ts';
import { useMedia } from './use-media.ts';

/** Who reports on television and when: the office lists, the station assigns and records, the unit looks. */
export function Component() {
  const t = useTexts();
  const { cycle = '' } = useParams();
  const { can } = useSession();
  const crumbs = useConductCrumbs(cycle);
  const { view, office, isStation, error, refetch } = useMedia(cycle);
  const [editing, setEditing] = useState(false);
  const [moving, setMoving] = useState<string | null>(null);
  if (error) return <ErrorState error={error} retry={() => refetch()} />;
  if (!view) return <Loading />;
  const works = isStation && !view.closed;
  const edits = office !== null && can('conduct.plan') && view.enabled && !view.closed;
  const { from, to } = view.window;
  return (
    <>
      <PageHeader
        title={t('media')}
        crumbs={crumbs()}
        hint={view.enabled && t('hint', { channel: view.channel, scheduler: view.scheduler, n: view.maxMinutes })}
        extra={
          edits &&
          !editing && (
            <Button type="primary" onClick={() => setEditing(true)}>
              {t('roster.edit')}
            </Button>
          )
        }
      />
      {!view.enabled && <EmptyState title={t('disabled')} hint={t('disabled.hint')} />}
      {view.enabled && (
        <div className="kp-stack">
          <section className="kp-card">
            <dl className="kp-facts">
              <dt>{t('window')}</dt>
              <dd>{from && to ? t('window.span', { from, to }) : t('window.none')}</dd>
              <dt>{t('roster')}</dt>
              <dd>
                {t('figures', {
                  all: view.units.length,
                  recorded: view.units.filter(({ state }) => state === 'recorded').length,
                  scheduled: view.units.filter(({ state }) => state === 'scheduled').length,
                  open: view.units.filter(({ state }) => state === 'listed' || state === 'missed').length,
                })}
              </dd>
            </dl>
          </section>
          {editing && office && <RosterEditor cycle={cycle} view={office} onClose={() => setEditing(false)} />}
          {view.units.length === 0 && !editing && (
            <EmptyState
              title={t('roster.empty')}
              hint={t(edits || isStation ? 'roster.empty.hint' : 'roster.empty.own')}
            />
          )}
          {view.units.length > 0 && (
            <>
              {works && (
                <AssignForm
                  key={moving ?? ''}
                  cycle={cycle}
                  view={view}
                  moving={moving}
                  onDone={() => setMoving(null)}
                />
              )}
              <Calendar cycle={cycle} view={view} works={works} onMove={setMoving} />
              <RosterTable view={view} />
            </>
          )}
        </div>
      )}
    </>
  );
}
