import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Output } from '#shared/api/operation.ts';
import type { explainResult } from '#shared/api/grading.ts';
import { useSay } from '../../app/i18n.ts';
import { allPaths, moveByKey, visibleLines } from './lines.ts';
import type { Line } from './lines.ts';
import { LineNotes } from './line-notes.tsx';
import { useWhyTexts } from './texts.ts';
import { useValueText } from './use-value-text.ts';
import './why.css';

export type Explanation = Output<typeof explainResult>;

interface Props {
  explanation: Explanation;
  decimals: number;
  cycle: string;
  /** everything open, for paper */
  whole?: boolean;
}

/** A derivation as a tree that keyboard and mouse open line by line. */
export function WhyTree({ explanation, decimals, cycle, whole = false }: Props) {
  const t = useWhyTexts();
  const root = explanation.derivation;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => (whole ? allPaths(root) : new Set()));
  const [focus, setFocus] = useState('');
  const tree = useRef<HTMLUListElement>(null);
  const lines = visibleLines(root, open);
  const keyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    // links inside of a line keep their own keys
    if ((event.target as HTMLElement).getAttribute('role') !== 'treeitem') return;
    const move = moveByKey(event.key, lines, focus, open);
    if (!move) return;
    event.preventDefault();
    setOpen(move.open);
    setFocus(move.focus);
    tree.current?.querySelector<HTMLElement>(`[data-path="${move.focus}"]`)?.focus();
  };
  const toggle = (line: Line) => {
    setFocus(line.path);
    if (!line.opens || line.path === '') return;
    setOpen(line.open ? new Set([...open].filter((path) => path !== line.path)) : new Set([...open, line.path]));
  };
  return (
    <div className="kp-why-body">
      <div className="kp-row kp-no-print">
        <Button size="small" onClick={() => setOpen(allPaths(root))}>
          {t('openAll')}
        </Button>
        <Button size="small" onClick={() => setOpen(new Set())}>
          {t('closeAll')}
        </Button>
        <span className="kp-soft kp-why-keys">{t('keys')}</span>
      </div>
      <ul className="kp-why-tree" role="tree" aria-label={t('lines')} ref={tree} onKeyDown={keyDown}>
        {lines.map((line) => (
          <WhyLine
            key={line.path}
            line={line}
            decimals={decimals}
            cycle={cycle}
            explanation={explanation}
            focused={line.path === focus}
            onToggle={() => toggle(line)}
          />
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  line: Line;
  decimals: number;
  cycle: string;
  explanation: Explanation;
  focused: boolean;
  onToggle: () => void;
}

function WhyLine({ line, decimals, cycle, explanation, focused, onToggle }: LineProps) {
  const t = useWhyTexts();
  const say = useSay();
  const valueText = useValueText(decimals);
  const { derivation, depth } = line;
  return (
    <li
      role="treeitem"
      aria-level={depth + 1}
      {...(line.opens ? { 'aria-expanded': line.open } : {})}
      aria-selected={focused}
      tabIndex={focused ? 0 : -1}
      data-path={line.path}
      className={`kp-why-line${depth === 0 ? ' kp-why-root' : ''}`}
      style={{ paddingInlineStart: Math.min(depth, 8) * 18 }}
    >
      <div className="kp-why-head" onClick={onToggle}>
        <span className="kp-why-caret" aria-hidden="true">
          {line.opens && depth > 0 && (line.open ? <CaretDownOutlined /> : <CaretRightOutlined />)}
        </span>
        <span className="kp-why-label">
          {line.number && <span className="kp-why-no">{line.number}</span>}
          {say(derivation.label)}
          {derivation.weight !== null && (
            <span className="kp-why-weight">{t('weight', { weight: Number(derivation.weight.toFixed(2)) })}</span>
          )}
        </span>
        <span className="kp-why-value">{valueText(derivation)}</span>
      </div>
      {(line.open || !line.opens) && derivation.formula && <p className="kp-why-formula">{say(derivation.formula)}</p>}
      <LineNotes line={line} explanation={explanation} cycle={cycle} />
      {line.open && derivation.cut && <p className="kp-why-cut">{t('cut')}</p>}
    </li>
  );
}
