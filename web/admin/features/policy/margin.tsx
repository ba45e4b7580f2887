import { UndoOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '#shared/problem.ts';
import { articleOf } from '#shared/policy/articles.ts';
import type { Policy } from '#shared/policy/schema.ts';
import { useSay } from '../../app/i18n.ts';
import { fieldName } from './changes.ts';
import type { ChangeText } from './changes.ts';
import { usePolicyTexts } from './texts.ts';
import { elementOf } from './use-found.ts';

interface Props {
  policy: Policy;
  changes: readonly ChangeText[];
  faults: readonly Problem[];
  onUndo: (change: ChangeText) => void;
  onDiscard: () => void;
  onSave: () => void;
  /** why it cannot be saved; null where it can */
  blocked: string | null;
  isKept: boolean;
  /** what stands above the list */
  children?: ReactNode;
}

/** Beside the document: what has to be put right, what was changed, saving it. */
export function Margin(props: Props) {
  const t = usePolicyTexts();
  const say = useSay();
  const { policy, changes, faults, blocked } = props;
  return (
    <aside className="kp-margin kp-no-print" aria-label={t('changes')}>
      {props.children}
      {faults.length > 0 && (
        <section className="kp-margin-faults">
          <h2>{t('faults')}</h2>
          <ul className="kp-plain-list">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.code}`}>
                <GoTo path={fault.path} policy={policy} />
                <p className="kp-wrong">{say(fault.message)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>
          {t('changes')} {changes.length > 0 && <span className="kp-tag kp-tag-blue">{changes.length}</span>}
        </h2>
        {changes.length === 0 ? (
          <p className="kp-soft">{t('changes.none')}</p>
        ) : (
          <p className={props.isKept ? 'kp-soft' : 'kp-wrong'}>
            {t(props.isKept ? 'changes.kept' : 'changes.notKept')}
          </p>
        )}
        <ul className="kp-plain-list kp-changes">
          {changes.map((text) => (
            <li key={text.change.path}>
              <div>
                <GoTo path={text.change.path} policy={policy} name={say(text.what)} />
                <p>
                  <ChangeValues text={text} />
                </p>
              </div>
              <Button
                type="text"
                size="small"
                icon={<UndoOutlined />}
                aria-label={t('changes.undo', { what: say(text.what) })}
                title={t('changes.undoShort')}
                onClick={() => props.onUndo(text)}
              />
            </li>
          ))}
        </ul>
      </section>
      <div className="kp-margin-save">
        <Button
          type="primary"
          block
          disabled={blocked !== null}
          onClick={props.onSave}
          aria-describedby="kp-save-blocked"
        >
          {t('save')}
        </Button>
        <p id="kp-save-blocked" className="kp-soft" role="status">
          {blocked}
        </p>
        {changes.length > 0 && (
          <Popconfirm title={t('changes.discard.sure', { count: changes.length })} onConfirm={props.onDiscard}>
            <Button block type="text" danger>
              {t('changes.discard')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </aside>
  );
}

/** Before and after, or what became of a row. */
export function ChangeValues({ text }: { text: ChangeText }) {
  const t = usePolicyTexts();
  const say = useSay();
  if (text.kind !== 'changed') return <span className="kp-soft">{t(`kind.${text.kind}`)}</span>;
  return (
    <>
      <del>{text.before && say(text.before)}</del> → <ins>{text.after && say(text.after)}</ins>
    </>
  );
}

/** The article and the name of a field; leads to its token. */
function GoTo({ path, policy, name }: { path: string; policy: Policy; name?: string }) {
  const say = useSay();
  const article = articleOf(path, policy);
  const go = () => {
    const target = elementOf(path, policy);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className="kp-link kp-goto" onClick={go}>
      {article && <span>{say(article.heading)}</span>} {name ?? say(fieldName(policy, path))}
    </button>
  );
}
