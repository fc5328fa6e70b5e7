import { oneLine } from './one-line';

test.each([
  ['Web Shop', 'Web Shop'],
  [' said\r\nagain\tand\u2028again \n', 'said again and again'],
  ['a\u202Eb\u0000c\u200Bd', 'a\uFFFDb\uFFFDc\uFFFDd'],
  ['Łódź, Ждан, Ωμέγα, 漢字', 'Łódź, Ждан, Ωμέγα, 漢字'],
])('%j is printed as %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});
