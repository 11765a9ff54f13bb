const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const two = (value: number): string => String(value).padStart(2, '0');

/** The codes of C's strftime that templates use for today's date, in English; others stay as they are. Pure. */
export function strftime(format: string, at: Date): string {
  const day = days[at.getDay()] ?? '';
  const month = months[at.getMonth()] ?? '';
  const codes: Readonly<Record<string, string>> = {
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    B: month,
    d: two(at.getDate()),
    e: String(at.getDate()).padStart(2, ' '),
    H: two(at.getHours()),
    I: two(at.getHours() % 12 || 12),
    m: two(at.getMonth() + 1),
    M: two(at.getMinutes()),
    p: at.getHours() < 12 ? 'AM' : 'PM',
    S: two(at.getSeconds()),
    y: two(at.getFullYear() % 100),
    Y: String(at.getFullYear()),
    '%': '%',
  };
  return format.replace(/%-?([a-zA-Z%])/g, (whole, code: string) => {
    const text = codes[code];
    if (text === undefined) return whole;
    return whole.startsWith('%-') ? text.replace(/^[0 ](?=\d)/, '') : text;
  });
}
