import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import './list-tools.css';

/** What a list is narrowed to: names that hold this, one category ('': all), one state of its rows. */
export interface ListView<State extends string> {
  wanted: string;
  category: string;
  shown: State;
}

/** Narrows a list of people that is worked through at a door or a table, often on a phone. */
export function ListTools<State extends string>(props: {
  texts: { find: string; category: string; all: string; show: string };
  view: ListView<State>;
  onView: (view: ListView<State>) => void;
  categories: readonly string[];
  states: readonly { state: State; label: string; count: number }[];
  /** further buttons beside those of the states */
  children?: ReactNode;
}) {
  const { texts, view, onView, categories } = props;
  return (
    <div className="kp-list-tools">
      <Input
        allowClear
        size="large"
        inputMode="search"
        aria-label={texts.find}
        placeholder={texts.find}
        value={view.wanted}
        onChange={(event) => onView({ ...view, wanted: event.target.value })}
      />
      <Select
        size="large"
        aria-label={texts.category}
        value={view.category}
        onChange={(category) => onView({ ...view, category })}
        options={[{ value: '', label: texts.all }, ...categories.map((one) => ({ value: one, label: one }))]}
      />
      <div className="kp-list-filter" role="group" aria-label={texts.show}>
        {props.states.map(({ state, label, count }) => (
          <button
            key={state}
            type="button"
            aria-pressed={view.shown === state}
            onClick={() => onView({ ...view, shown: state })}
          >
            {label} <span className="kp-num">{count}</span>
          </button>
        ))}
        {props.children}
      </div>
    </div>
  );
}
