import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { PlacementRow } from '#shared/api/conduct/placement.ts';
import { statusLabels } from '#shared/grading/labels.ts';
import { rankNames, ranks, roleNames, roles } from '#shared/policy/terms.ts';
import { useSay } from '../../app/i18n.ts';
import type { Column } from '../../ui/table/column.ts';
import { personPath } from '../register/paths.ts';
import { type Acts, marksOf, type View } from './placement-view.ts';
import { useReasons } from './placement-reason.tsx';
import { useTexts } from './texts.ts';

const marks = ['doubt', 'decided', 'moved'] as const;

/** Columns of the list of everybody; decisions where the reader may make them. */
export function usePlacementColumns(view: View, acts: Acts | null): Column<PlacementRow>[] {
  const t = useTexts();
  const say = useSay();
  const reasonsOf = useReasons(view.unitName);
  return useMemo(() => {
    const unitChoices = (ids: Iterable<string>) =>
      [...new Set(ids)]
        .map((id) => ({ value: id, label: view.unitName(id) }))
        .sort((a, b) => a.label.localeCompare(b.label, 'zh'));
    return [
      {
        key: 'name',
        title: t('name'),
        width: 110,
        value: (person) => person.name,
        render: (person) =>
          view.opens(person.home) ? <Link to={personPath(person.home, person.id)}>{person.name}</Link> : person.name,
      },
      {
        key: 'home',
        title: t('home'),
        width: 150,
        value: (person) => view.unitName(person.home),
        filter: { choices: unitChoices(view.people.map(({ home }) => home)), of: (person) => person.home },
      },
      {
        key: 'unit',
        title: t('unit'),
        width: 155,
        value: (person) => view.unitName(person.unit),
        render: (person) =>
          view.isMoved(person) ? <strong>{view.unitName(person.unit)}</strong> : view.unitName(person.unit),
        filter: { choices: unitChoices(view.people.map(({ unit }) => unit)), of: (person) => person.unit },
      },
      {
        key: 'status',
        title: t('status'),
        width: 150,
        value: (person) => say(statusLabels[person.status]),
        render: (person) =>
          person.status === 'appraised' ? (
            say(statusLabels.appraised)
          ) : (
            <span className={`kp-grade kp-grade-${person.status}`}>{say(statusLabels[person.status])}</span>
          ),
        filter: {
          choices: Object.entries(statusLabels).map(([value, label]) => ({ value, label: say(label) })),
          of: (person) => person.status,
        },
      },
      {
        key: 'marks',
        title: t('marks'),
        width: 130,
        value: (person) =>
          marksOf(view, person)
            .map((mark) => t(`mark.${mark}`))
            .join('、'),
        render: (person) => (
          <span className="kp-cell-wrap">
            {marksOf(view, person).map((mark) => (
              <span key={mark} className={`kp-tag ${mark === 'doubt' ? 'kp-tag-wrong' : 'kp-tag-blue'}`}>
                {t(`mark.${mark}`)}
              </span>
            ))}
          </span>
        ),
        filter: {
          choices: marks.map((mark) => ({ value: mark, label: t(`mark.${mark}`) })),
          of: (person) => marksOf(view, person),
        },
      },
      {
        key: 'why',
        title: t('why'),
        width: 315,
        value: (person) => reasonsOf(person).join('；'),
        render: (person) => <span className="kp-cell-wrap">{reasonsOf(person).join('；')}</span>,
      },
      ...(acts
        ? [
            {
              key: 'actions',
              title: t('actions'),
              control: true,
              width: 150,
              value: () => null,
              render: (person: PlacementRow) => (
                <>
                  <Button size="small" type="link" onClick={() => acts.decide(person)}>
                    {t(person.decision ? 'change' : 'decide')}
                  </Button>
                  {person.decision && (
                    <Button size="small" type="link" onClick={() => acts.takeBack(person)}>
                      {t('takeBack.short')}
                    </Button>
                  )}
                </>
              ),
            },
          ]
        : []),
      {
        key: 'rank',
        title: t('rank'),
        width: 130,
        hidden: true,
        value: (person) => say(rankNames[person.rank]),
        filter: {
          choices: ranks.map((rank) => ({ value: rank, label: say(rankNames[rank]) })),
          of: (person) => person.rank,
        },
      },
      {
        key: 'role',
        title: t('role'),
        width: 130,
        value: (person) => say(roleNames[person.role]),
        sortBy: (person) => roles.indexOf(person.role),
        hidden: true,
      },
    ];
  }, [t, say, view, acts, reasonsOf]);
}
