import { Popover } from 'antd';
import type { Token } from '#shared/policy/articles.ts';
import { useSay } from '../../app/i18n.ts';
import { useEditing } from './editing.ts';
import { usePolicyTexts } from './texts.ts';
import { TokenEditor } from './token-editor.tsx';
import { tokenText } from './token-of.ts';

/** A field inside a sentence: reads as the words it stands for, and opens its editor in place. */
export function TokenButton({ token }: { token: Token }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { policy, canEdit, open, setOpen, changed, faulty, found } = useEditing();
  const { path, field } = token;
  const text = say(tokenText(policy, token));
  const isChanged = covers(changed, path);
  const className = [
    'kp-token',
    isChanged && 'kp-token-changed',
    faulty.has(path) && 'kp-token-faulty',
    found !== null && isWithin(path, found) && 'kp-token-found',
  ]
    .filter(Boolean)
    .join(' ');
  const isOpen = open === path;
  const show = (wanted: boolean, element?: HTMLElement) => {
    // the editor opens below its token: there has to be room for it
    if (wanted && element && window.innerHeight - element.getBoundingClientRect().bottom < roomForEditor) {
      element.scrollIntoView({ block: 'center' });
    }
    setOpen(wanted ? path : null);
  };
  return (
    <Popover
      open={isOpen}
      trigger={[]}
      placement="bottom"
      destroyOnHidden
      onOpenChange={(wanted) => {
        if (!wanted) show(false);
      }}
      title={say(field.label)}
      content={isOpen && <TokenEditor token={token} onClose={() => show(false)} />}
    >
      {/* not a button element: a token breaks across lines like the words it stands for */}
      <span
        role="button"
        tabIndex={0}
        className={className}
        data-field={path}
        aria-expanded={isOpen}
        aria-label={
          canEdit ? t('token.edit', { label: say(field.label), value: text }) : `${say(field.label)}: ${text}`
        }
        onClick={(event) => show(!isOpen, event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          show(!isOpen, event.currentTarget);
        }}
      >
        {text}
        {isChanged && <span className="kp-hidden">({t('token.changed')})</span>}
      </span>
    </Popover>
  );
}

/** pixels below a token that its editor takes, mostly */
const roomForEditor = 400;

const isWithin = (path: string, group: string): boolean =>
  path === group || path.startsWith(`${group}.`) || path.startsWith(`${group}[`);

/** Whether the field, or a row or list it stands in, changed. */
function covers(changed: ReadonlySet<string>, path: string): boolean {
  if (changed.has(path)) return true;
  for (let at = path.lastIndexOf(']'); at > 0; at = path.lastIndexOf(']', at - 1)) {
    if (changed.has(path.slice(0, at + 1))) return true;
  }
  return false;
}
