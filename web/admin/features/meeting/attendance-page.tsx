import { useMemo, useState } from 'react';
import type { AttendanceState } from '#shared/appraisal/meeting-roster.ts';
import { readRoster } from '#shared/api/conduct/meeting.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { ListTools, type ListView } from '../../ui/list-tools.tsx';
import { Loading } from '../../ui/loading.tsx';
import { AbsenceModal } from './absence-modal.tsx';
import { AttendanceRow } from './attendance-row.tsx';
import { MarksStatus } from './marks-status.tsx';
import { PageFrame } from './page-frame.tsx';
import { useTexts } from './texts.ts';
import type { CardProps, Roster } from './use-meeting.ts';
import { useMarks } from './use-marks.ts';
import './attendance.css';

type Attendee = Roster['attendees'][number];
/** Others mark at the same time. */
const refreshed = 5_000;

/** Who is there, marked at the door on a phone. */
export function Component() {
  const t = useTexts();
  return (
    <PageFrame title={t('attendance')} below>
      {(framed) => <Attendance {...framed} />}
    </PageFrame>
  );
}

function Attendance(props: CardProps) {
  const roster = useOperation(readRoster, props.place, { refetchAfter: () => refreshed });
  if (roster.error) return <ErrorState error={roster.error} retry={() => roster.refetch()} />;
  if (!roster.data) return <Loading />;
  return <Door {...props} roster={roster.data} />;
}

const shownStates = ['all', 'unmarked', 'present', 'absent'] as const;
type Shown = (typeof shownStates)[number];

function Door({ place, mayAct, roster }: CardProps & { roster: Roster }) {
  const t = useTexts();
  const say = useSay();
  const marks = useMarks(place);
  const [view, setView] = useState<ListView<Shown>>({ wanted: '', category: '', shown: 'all' });
  const [absent, setAbsent] = useState<Attendee | null>(null);
  const { attendees, markable } = roster;
  const categories = useMemo(() => [...new Set(attendees.map((one) => one.category))], [attendees]);
  const waited = attendees.filter(({ expected }) => expected);
  const counted = (state: AttendanceState) => waited.filter((one) => marks.stateOf(one) === state).length;
  const present = counted('present');
  const counts: Record<Shown, number> = {
    ...{ all: attendees.length, unmarked: counted('unmarked'), present, absent: counted('absent') },
  };
  const found = attendees.filter(
    (one) =>
      (view.category === '' || one.category === view.category) &&
      (view.shown === 'all' || (marks.stateOf(one) === view.shown && (view.shown !== 'unmarked' || one.expected))) &&
      `${one.name}${one.note}`.includes(view.wanted.trim()),
  );
  const mayMark = mayAct && markable.length === 0;
  return (
    <div className="kp-stack kp-attendance">
      <div className="kp-attendance-counts" role="status">
        <p>
          <strong>{present}</strong>
          <span>
            {' / '}
            {waited.length} {t('attendance.of')}
          </span>
        </p>
        <p>
          <strong>{waited.length === 0 ? '—' : `${((present * 100) / waited.length).toFixed(1)}%`}</strong>
          <span>{t('attendance.rate')}</span>
        </p>
      </div>
      {markable.length > 0 && <p className="kp-note">{markable.map(({ message }) => say(message)).join(' ')}</p>}
      {markable.length === 0 && !mayAct && <p className="kp-note">{t('attendance.read')}</p>}
      {mayMark && <p className="kp-soft">{t('attendance.hint')}</p>}
      <div className="kp-attendance-tools">
        <MarksStatus marks={marks} attendees={attendees} />
        <ListTools
          texts={{
            find: t('attendance.find'),
            category: t('attendance.category'),
            all: t('attendance.all'),
            show: t('attendance.show'),
          }}
          view={view}
          onView={setView}
          categories={categories}
          states={shownStates.map((state) => ({ state, label: t(`attendance.${state}`), count: counts[state] }))}
        />
      </div>
      {found.length === 0 ? (
        <p className="kp-soft">{attendees.length === 0 ? t('attendance.empty') : t('attendance.nobody')}</p>
      ) : (
        <ul className="kp-plain-list kp-attendance-rows">
          {found.map((one) => (
            <AttendanceRow
              key={one.id}
              attendee={one}
              state={marks.stateOf(one)}
              reason={marks.reasonOf(one)}
              isPending={marks.isPending(one)}
              mayMark={mayMark}
              onMark={(to) => (to === 'absent' ? setAbsent(one) : marks.mark(one, to))}
            />
          ))}
        </ul>
      )}
      {absent && (
        <AbsenceModal
          name={absent.name}
          onCancel={() => setAbsent(null)}
          onConfirm={(reason) => {
            marks.mark(absent, 'absent', reason);
            setAbsent(null);
          }}
        />
      )}
    </div>
  );
}
