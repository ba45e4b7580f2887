import { Button, Checkbox } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Token } from '#shared/policy/articles.ts';
import { same } from '#shared/policy/diff.ts';
import { setAt, validateToken } from '#shared/policy/edit.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import { originOf, presets } from '#shared/policy/presets/all.ts';
import type { PresetName } from '#shared/policy/presets/all.ts';
import { policySchema } from '#shared/policy/schema.ts';
import { showValue } from '#shared/policy/show.ts';
import { useSay } from '../../app/i18n.ts';
import { useEditing } from './editing.ts';
import { LastChange } from './last-change.tsx';
import { usePolicyTexts } from './texts.ts';
import { ValueInput } from './value-input.tsx';

/** Edits one field where it stands: checked as one types, with its bounds, its preset value and where that comes from. */
export function TokenEditor({ token, onClose }: { token: Token; onClose: () => void }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { policy, base, preset, canEdit, change } = useEditing();
  const { path, field } = token;
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState<unknown>(token.value);
  const problems = useMemo(() => validateToken(policy, path, value), [policy, path, value]);
  const stands = useMemo(() => {
    try {
      return policySchema.safeParse(setAt(policy, path, value)).success;
    } catch {
      return false;
    }
  }, [policy, path, value]);
  const apply = () => {
    if (!stands) return;
    if (!same(value, token.value)) change(path, value);
    onClose();
  };
  const before = valueAt(base, pathSteps(path));
  const presetPolicy = preset === null ? undefined : presets[preset];
  const presetValue = presetPolicy && valueAt(presetPolicy, pathSteps(path));
  const isNone = value === null || value === undefined;
  const mayBeNone = field.none !== undefined || field.optional;
  useEffect(() => {
    // once the editor stands in its place: focused sooner it would drag the page to where it is first drawn
    const timer = setTimeout(() => {
      const control = form.current?.querySelector<HTMLElement>(
        'input:checked, input:not([type="radio"]), input, button',
      );
      control?.focus({ preventScroll: true });
    }, 40);
    return () => clearTimeout(timer);
  }, []);
  return (
    <form
      ref={form}
      className="kp-editor"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {canEdit && (
        <>
          {!isNone && <ValueInput token={token} value={value} onChange={setValue} isWrong={problems.length > 0} />}
          {mayBeNone && (
            <Checkbox
              checked={isNone}
              onChange={(event) =>
                setValue(event.target.checked ? (field.none ? null : undefined) : (token.value ?? firstOf(token)))
              }
            >
              {field.none ? say(field.none) : t('editor.absent')}
            </Checkbox>
          )}
          <div id="kp-editor-faults" aria-live="polite">
            {problems.map((problem) => (
              <p key={`${problem.path} ${problem.code}`} className="kp-wrong">
                {say(problem.message)}
              </p>
            ))}
            {stands && problems.length > 0 && <p className="kp-soft">{t('editor.rule')}</p>}
          </div>
        </>
      )}
      <dl className="kp-facts kp-editor-facts">
        <Bounds token={token} />
        {!same(before, value) && before !== undefined && (
          <>
            <dt>{t('editor.now')}</dt>
            <dd>
              <Reset token={token} value={before} canEdit={canEdit} onReset={setValue} />
            </dd>
          </>
        )}
        {presetValue !== undefined && (
          <>
            <dt>{t('editor.preset')}</dt>
            <dd>
              {same(presetValue, value) ? (
                say(showValue(field, presetValue, policy))
              ) : (
                <Reset token={token} value={presetValue} canEdit={canEdit} onReset={setValue} />
              )}
            </dd>
            <dt>{t('editor.origin')}</dt>
            <dd>{t(`origin.${originOf(preset as PresetName, path)}`)}</dd>
          </>
        )}
        <LastChange path={path} />
      </dl>
      {canEdit && (
        <div className="kp-row kp-editor-end">
          <Button size="small" onClick={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button size="small" type="primary" htmlType="submit" disabled={!stands}>
            {t('editor.apply')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** What an input begins with where the field had none. */
function firstOf({ field }: Token): unknown {
  if (field.default !== undefined && field.default !== null) return field.default;
  if (field.values && field.kind === 'enum') return Object.keys(field.values)[0];
  if (field.kind === 'list') return [];
  if (field.kind === 'text' || field.kind === 'date') return '';
  return field.min ?? 0;
}

function Reset(props: { token: Token; value: unknown; canEdit: boolean; onReset: (value: unknown) => void }) {
  const t = usePolicyTexts();
  const say = useSay();
  const { policy } = useEditing();
  const text = say(showValue(props.token.field, props.value, policy));
  if (!props.canEdit) return <>{text}</>;
  return (
    <button type="button" className="kp-link" onClick={() => props.onReset(props.value)}>
      {t('editor.reset', { value: text })}
    </button>
  );
}

function Bounds({ token: { field } }: { token: Token }) {
  const t = usePolicyTexts();
  const { min, max, minExclusive } = field;
  const words: string[] = [];
  if (field.kind === 'whole') words.push(t('editor.whole'));
  if (min !== undefined && max !== undefined && !minExclusive) words.push(t('editor.between', { min, max }));
  else {
    if (min !== undefined) words.push(t(minExclusive ? 'editor.above' : 'editor.from', { min }));
    if (max !== undefined) words.push(t('editor.to', { max }));
  }
  if (words.length === 0) return null;
  return (
    <>
      <dt>{t('editor.bounds')}</dt>
      <dd>{words.join(' · ')}</dd>
    </>
  );
}
