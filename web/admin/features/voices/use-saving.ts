import { useRef, useState } from 'react';
import { ulid } from 'ulid';
import { readVoices, saveVoice } from '#shared/api/ballots/voices.ts';
import type { Problem } from '#shared/problem.ts';
import { call, useCommand } from '../../app/api.ts';
import { type Change, mergeThreeWays } from '../../ui/three-way.ts';
import { entryOf, plain, type Values, valuesOf } from './form-values.ts';
import type { UnitPlace, VoiceRow, Voices } from './use-voices.ts';

interface Begun {
  id: string;
  /** null: nobody has it yet */
  version: string | null;
  /** what it was when it was read, or as it was sent first */
  values: Values | null;
}

const peopleOf = (voice: VoiceRow | null | undefined) => (voice?.about.kind === 'people' ? voice.about.people : []);

/**
 * Saves an opinion over the one that was read. What somebody else changed meanwhile is read and told; so is what was
 * saved already though its answer was lost.
 */
export function useSaving(props: {
  place: UnitPlace;
  before: VoiceRow | null;
  voices: Voices;
  fill: (values: Values) => void;
  refused: (problems: readonly Problem[]) => void;
  onDone: () => void;
}) {
  const { place, before } = props;
  const command = useCommand(saveVoice);
  const [begun, setBegun] = useState<Begun>(() =>
    before
      ? { id: before.id, version: before.version, values: valuesOf(before) }
      : { id: ulid(), version: null, values: null },
  );
  const [conflict, setConflict] = useState<{ changes: Change[]; merge: () => void } | null>(null);
  const [gone, setGone] = useState<{ name: string; reason: string } | null>(null);
  const [theirs, setTheirs] = useState<VoiceRow | null>(null);
  const sent = useRef<Values | null>(null);

  /** What stands there now in place of what this form began with. */
  const compare = async (mine: Values) => {
    const read = await call(readVoices, place);
    const now = read.voices?.find(({ id }) => id === begun.id);
    if (!now) return;
    setTheirs(now);
    if (now.removed !== null) {
      command.reset();
      setGone({ name: now.by.name, reason: now.removed });
      setBegun({ id: ulid(), version: null, values: null });
      return;
    }
    const base = begun.values ?? sent.current ?? mine;
    const { merged, changes } = mergeThreeWays(base, valuesOf(now), mine);
    const next = { id: begun.id, version: now.version, values: valuesOf(now) };
    if (changes.length === 0) {
      // It is what was sent first: the answer was lost, and it was changed here since.
      send(next, mine);
      return;
    }
    const merge = () => {
      setBegun(next);
      props.fill(merged);
      setConflict(null);
      command.reset();
    };
    setConflict({ changes, merge });
  };

  const send = (at: Begun, values: Values) => {
    setBegun(at);
    if (at.values === null) sent.current ??= values;
    command.mutate(
      { ...place, voice: at.id, version: at.version, entry: entryOf(values) },
      {
        onSuccess: props.onDone,
        onError: ({ code, problems }) => {
          props.refused(problems);
          if (code === 'stale-version') void compare(values).catch(() => undefined);
        },
      },
    );
  };

  return {
    begun: begun.values,
    save: (values: Values) => send(begun, plain(values)),
    ...{ conflict, gone, error: command.error, isPending: command.isPending },
    /** those it can be about, and those it is about already */
    people: [
      ...new Map(
        [...props.voices.people, ...peopleOf(before), ...peopleOf(theirs)].map((one) => [one.id, one]),
      ).values(),
    ],
  };
}
