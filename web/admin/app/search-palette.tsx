import { Modal } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { listTenants } from '#shared/api/service.ts';
import { readRegister } from '#shared/api/units.ts';
import type { Bilingual } from '#shared/problem.ts';
import { useOperation } from './api.ts';
import { features, menuOf } from './features.ts';
import { defineTexts, useSay } from './i18n.ts';
import { useSession } from './session-context.ts';

const useTexts = defineTexts('search', {
  title: ['查找', 'Find'],
  placeholder: ['输入姓名、工号、单位、页面或操作', 'A name, staff number, unit, page or action'],
  'placeholder.service': ['输入县名、代码、页面或操作', 'A county, code, page or action'],
  page: ['页面', 'Page'],
  action: ['操作', 'Action'],
  unit: ['单位', 'Unit'],
  person: ['人员', 'Person'],
  county: ['县', 'County'],
  nothing: ['没有找到“{{words}}”', 'Nothing found for “{{words}}”'],
  keys: ['↑ ↓ 选择，回车打开，Esc 关闭', '↑ ↓ to choose, Enter to open, Esc to close'],
});

interface Hit {
  to: string;
  label: string;
  kind: 'page' | 'action' | 'unit' | 'person' | 'county';
  detail: string;
  /** what is searched, in lower case */
  words: string;
}
const mostShown = 12;

/** Ctrl-K: a person, a unit, a page, an action. Searches what the browser has loaded of what the reader may see. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const everything = useHits();
  const { me } = useSession();
  const placeholder = t(me.tenant ? 'placeholder' : 'placeholder.service');
  const asked = useDeferredValue(words.trim().toLowerCase());
  const hits = useMemo(() => find(everything, asked), [everything, asked]);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((at) => (at + step + hits.length) % Math.max(hits.length, 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[active]);
  };
  return (
    <Modal open title={t('title')} footer={<span className="kp-soft">{t('keys')}</span>} onCancel={onClose} width={620}>
      <input
        className="kp-palette-input"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="kp-palette-list"
        aria-activedescendant={hits[active] ? `kp-hit-${active}` : undefined}
        aria-label={placeholder}
        placeholder={placeholder}
        autoFocus
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="kp-palette-list" role="listbox" aria-label={t('title')} className="kp-palette-list">
        {hits.map((hit, i) => (
          <div
            key={hit.to + hit.label}
            id={`kp-hit-${i}`}
            role="option"
            aria-selected={i === active}
            onMouseMove={() => setActive(i)}
            onClick={() => open(hit)}
          >
            <span className="kp-palette-kind">{t(hit.kind)}</span>
            <span>{hit.label}</span>
            <span className="kp-soft">{hit.detail}</span>
          </div>
        ))}
      </div>
      {asked !== '' && hits.length === 0 && <p role="status">{t('nothing', { words })}</p>}
    </Modal>
  );
}

/** Everything whose words are all there; what begins with them first. */
function find(everything: Hit[], asked: string): Hit[] {
  const parts = asked.split(/\s+/).filter(Boolean);
  const hits = everything.filter((hit) => parts.every((part) => hit.words.includes(part)));
  const first = parts[0];
  if (first === undefined) return hits.slice(0, mostShown);
  return hits.sort((a, b) => Number(b.words.startsWith(first)) - Number(a.words.startsWith(first))).slice(0, mostShown);
}

function useHits(): Hit[] {
  const say = useSay();
  const session = useSession();
  const register = useOperation(readRegister, {}, { enabled: session.can('register.read') });
  const counties = useOperation(listTenants, {}, { enabled: session.can('tenant.read') });
  return useMemo(() => {
    const both = (label: Bilingual) => `${label.zh} ${label.en}`.toLowerCase();
    const pages = menuOf(session).map(({ to, label }): Hit => ({
      to,
      label: say(label),
      kind: 'page',
      detail: '',
      words: both(label),
    }));
    const actions = features
      .flatMap((feature) => feature.actions ?? [])
      .filter((action) => action.show(session))
      .map(({ to, label }): Hit => ({ to, label: say(label), kind: 'action', detail: '', words: both(label) }));
    const { units = [], people = [] } = register.data ?? {};
    const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
    return [
      ...pages,
      ...actions,
      ...units.map((unit): Hit => ({
        to: `/units/${encodeURIComponent(unit.id)}`,
        label: unit.name,
        kind: 'unit',
        detail: unit.id,
        words: `${unit.name} ${unit.id}`.toLowerCase(),
      })),
      ...people.map((person): Hit => ({
        to: `/people/${encodeURIComponent(person.unit)}/${encodeURIComponent(person.id)}`,
        label: person.name,
        kind: 'person',
        detail: nameOf.get(person.unit) ?? person.unit,
        words: `${person.name} ${person.number ?? ''} ${person.id} ${nameOf.get(person.unit) ?? ''}`.toLowerCase(),
      })),
      ...(counties.data?.tenants ?? []).map((county): Hit => ({
        to: `/tenants/${county.id}`,
        label: county.name,
        kind: 'county',
        detail: county.code,
        words: `${county.name} ${county.code}`.toLowerCase(),
      })),
    ];
  }, [session, register.data, counties.data, say]);
}
