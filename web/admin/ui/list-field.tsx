import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  name: string;
  add: string;
  remove: string;
  /** what a new entry starts as */
  initial: object;
  children: (at: number) => ReactNode;
}

/** A list inside a form: an entry a row, added and removed. */
export function ListField({ name, add, remove, initial, children }: Props) {
  return (
    <Form.List name={name}>
      {(fields, list) => (
        <div className="kp-list-field">
          {fields.map((field) => (
            <div key={field.key} className="kp-list-entry">
              {children(field.name)}
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${remove} ${field.name + 1}`}
                onClick={() => list.remove(field.name)}
              />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => list.add(initial)}>
            {add}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
