import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

interface Props {
  id?: string;
  value?: string | undefined;
  onChange?: (value: string | undefined) => void;
  label?: string;
}

/** A civil date, typed or picked, as `2011-12-28`. */
export function DateField({ id, value, onChange, label }: Props) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className="kp-date"
      format="YYYY-MM-DD"
      placeholder="2011-12-28"
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}
