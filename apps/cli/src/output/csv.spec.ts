import { renderCsv } from './csv';

it('has numbers as they are, and no text that a spreadsheet would work out', () => {
  const names = ['=1+1', '+1', '-1', '-1.50', '-cost', '@web', '\tweb', '-1-1', 'web, shop', '007'];
  expect(
    renderCsv(
      ['name', 'estimated'],
      names.map((name) => ({ name, estimated: false })),
    ),
  ).toBe(
    `name,estimated
'=1+1,false
'+1,false
-1,false
-1.50,false
'-cost,false
'@web,false
'\tweb,false
'-1-1,false
"web, shop",false
007,false
`,
  );
});
