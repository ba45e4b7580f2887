import { Popover } from 'antd';
import { useRef } from 'react';
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
  const element = useRef<HTMLSpanElement>(null);
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
  const show = () => {
    // the editor opens below its token: there has to be room for it
    if (window.innerHeight - (element.current?.getBoundingClientRect().bottom ?? 0) < roomForEditor) {
      element.current?.scrollIntoView({ block: 'start' });
    }
    setOpen(path);
  };
  const close = () => {
    setOpen(null);
    element.current?.focus({ preventScroll: true });
  };
  return (
    <>
      {/* only the open token has an editor: a document has hundreds of tokens */}
      {isOpen && (
        <Popover
          open
          trigger="click"
          placement="bottomLeft"
          onOpenChange={(wanted) => {
            if (!wanted) setOpen(null);
          }}
          title={say(field.label)}
          content={<TokenEditor token={token} onClose={close} />}
        >
          <span className="kp-token-anchor" />
        </Popover>
      )}
      {/* not a button element: a token breaks across lines like the words it stands for */}
      <span
        ref={element}
        role="button"
        tabIndex={0}
        className={className}
        data-field={path}
        aria-expanded={isOpen}
        aria-label={
          canEdit ? t('token.edit', { label: say(field.label), value: text }) : `${say(field.label)}: ${text}`
        }
        onClick={show}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          show();
        }}
      >
        {text}
        {isChanged && <span className="kp-hidden">({t('token.changed')})</span>}
      </span>
    </>
  );
}

/** pixels below a token that its editor takes, mostly */
const roomForEditor = 460;

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
