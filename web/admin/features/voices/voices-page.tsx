import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMarks } from '../../app/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MissingState } from '../../ui/missing-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ballotsPath } from '../ballots/paths.ts';
import { useTexts as useBallotsTexts } from '../ballots/texts.ts';
import { useConductCrumbs } from '../conduct/crumbs.ts';
import { Counts } from './counts.tsx';
import { matching, standing, wantedOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { useTexts } from './texts.ts';
import { useVoices, type VoiceRow, type VoicesProps } from './use-voices.ts';
import { VoiceForm } from './voice-form.tsx';
import { RemovedList, VoiceList } from './voice-list.tsx';
import { VoicesExport } from './voices-export.tsx';
import { VoicesPaper } from './voices-paper.tsx';
import './voices.css';

/** What people said of a unit by other ways than the ballot (B-143). */
export function Component() {
  const t = useTexts();
  const { place, error, retry, data } = useVoices();
  const crumbs = useConductCrumbs(place.cycle);
  if (error?.code === 'not-found') return <MissingState title={t('title')} crumbs={crumbs()} />;
  if (error) return <ErrorState error={error} retry={retry} />;
  if (!data) return <Loading />;
  return <Page {...data} />;
}

function Page(props: VoicesProps) {
  const { place, voices, conduct } = props;
  const t = useTexts();
  const ballots = useBallotsTexts();
  const marks = useMarks();
  const crumbs = useConductCrumbs(place.cycle);
  const [params] = useSearchParams();
  const [editing, setEditing] = useState<VoiceRow | 'new' | null>(null);
  const all = standing(voices.voices ?? []);
  const shown = matching(all, wantedOf(params));
  const isReader = voices.voices !== null && (voices.channels.length > 0 || voices.voices.length > 0);
  const mayAdd = voices.mayWrite && voices.channels.some(({ kind }) => kind === 'entry');
  const add = mayAdd && (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <div className="kp-no-print">
        <PageHeader
          title={t('title')}
          crumbs={[...crumbs(conduct.unit), { label: ballots('title'), to: ballotsPath(place.cycle, place.unit) }]}
          hint={
            voices.channels.length > 0 &&
            t('hint', {
              name: conduct.unit.name,
              channels: voices.channels.map(({ name }) => name).join(marks.and),
            })
          }
          extra={
            isReader && (
              <>
                {all.length > 0 && <VoicesExport {...props} shown={shown} />}
                {add}
              </>
            )
          }
        />
        {isReader ? (
          <div className="kp-stack">
            <Notes {...props} />
            <Counts {...props} />
            {all.length === 0 ? (
              <EmptyState title={t('none')} {...(mayAdd && { hint: t('none.hint') })} action={add} />
            ) : (
              <section className="kp-card kp-stack">
                <Filters {...props} all={all} shown={shown.length} />
                <VoiceList {...props} shown={shown} onEdit={setEditing} />
              </section>
            )}
            <RemovedList voices={voices} />
          </div>
        ) : (
          <Nothing {...props} />
        )}
      </div>
      {isReader && <VoicesPaper {...props} shown={shown} />}
      {editing !== null && (
        <VoiceForm {...props} before={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

/** What everybody who reads or writes here has to know. */
function Notes({ voices, conduct }: VoicesProps) {
  const t = useTexts();
  return (
    <div className="kp-note">
      {conduct.closed && <p>{t('closed')}</p>}
      <p>{t('no.weight')}</p>
      <p>{t(voices.byUnit ? 'no.names.unit' : 'no.names')}</p>
    </div>
  );
}

function Nothing({ voices }: VoicesProps) {
  const t = useTexts();
  const why = voices.voices === null ? 'not.yours' : 'no.channels';
  return <EmptyState title={t(why)} hint={t(`${why}.hint`)} />;
}
