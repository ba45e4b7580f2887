const digits = '零一二三四五六七八九';

/** 1 … 999 in Chinese: 十二, 二十, 一百零三, 一百一十. */
export function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  let text = hundreds > 0 ? `${digits[hundreds]}百` : '';
  if (tens > 0) text += hundreds === 0 && tens === 1 ? '十' : `${digits[tens]}十`;
  else if (hundreds > 0 && ones > 0) text += '零';
  if (ones > 0) text += digits[ones];
  return text;
}
