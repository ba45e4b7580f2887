import { Button } from 'antd';
import { useState } from 'react';
import { removeVoice } from '#shared/api/ballots/voices.ts';
import { useCommand } from '../../app/api.ts';
import { useMarks } from '../../app/i18n.ts';
import { count, moment } from '../../ui/numbers.ts';
import { ReasonModal } from '../../ui/reason-modal.tsx';
import { toast } from '../../ui/toast.tsx';
import { useTexts } from './texts.ts';
import { aboutText, type UnitPlace, type VoiceRow, type Voices, type VoicesProps } from './use-voices.ts';

type ListProps = VoicesProps & { shown: readonly VoiceRow[]; onEdit: (voice: VoiceRow) => void };

export function VoiceList({ place, voices, shown, onEdit }: ListProps) {
  const t = useTexts();
  const marks = useMarks();
  if (shown.length === 0) return <p className="kp-soft">{t('none.found')}</p>;
  return (
    <ul className="kp-plain-list kp-voices">
      {shown.map((voice) => (
        <li key={voice.id}>
          <p className="kp-row">
            <span className="kp-tag kp-tag-blue">{voice.channel}</span>
            <span className="kp-num">{voice.date}</span>
            <strong>{aboutText(voice, t, marks.and)}</strong>
            {voice.said !== null && <span className="kp-tag">{t('said.n', { n: count(voice.said) })}</span>}
          </p>
          <p className="kp-voice-text">{voice.text}</p>
          <div className="kp-row">
            <small className="kp-soft">
              {t(voice.version === '1' ? 'by' : 'by.amended', { name: voice.by.name, at: moment(voice.at) })}
            </small>
            {voices.mayWrite && (
              <div className="kp-row kp-row-end">
                <Button
                  size="small"
                  aria-label={t('amend.of', { date: voice.date, channel: voice.channel })}
                  onClick={() => onEdit(voice)}
                >
                  {t('amend')}
                </Button>
                <RemoveButton place={place} voice={voice} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function RemoveButton({ place, voice }: { place: UnitPlace; voice: VoiceRow }) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const remove = useCommand(removeVoice, { rereadStale: true });
  const close = () => {
    remove.reset();
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        danger
        aria-label={t('remove.of', { date: voice.date, channel: voice.channel })}
        onClick={() => setOpen(true)}
      >
        {t('remove')}
      </Button>
      <ReasonModal
        open={isOpen}
        danger
        title={t('remove.title')}
        confirm={t('remove')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={(reason) =>
          remove.mutate(
            { ...place, voice: voice.id, version: voice.version, reason },
            {
              onSuccess: () => {
                close();
                toast(t('removed.done'));
              },
            },
          )
        }
        onCancel={close}
      >
        <blockquote className="kp-voice-quote">{voice.text}</blockquote>
        <p>{t('remove.what')}</p>
      </ReasonModal>
    </>
  );
}

/** Of what was removed, that it was there and why it is gone. */
export function RemovedList({ voices }: { voices: Voices }) {
  const t = useTexts();
  const removed = (voices.voices ?? []).filter((voice) => voice.removed !== null);
  if (removed.length === 0) return null;
  return (
    <details className="kp-card kp-voice-removed">
      <summary>{t('removed.n', { n: removed.length })}</summary>
      <ul className="kp-bullets">
        {removed.map(({ id, channel, date, by, at, removed: reason }) => (
          <li key={id}>
            <span className="kp-num">{date}</span> {channel}
            {'　'}
            <span className="kp-soft">{t('removed.by', { name: by.name, at: moment(at), reason: reason ?? '' })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
