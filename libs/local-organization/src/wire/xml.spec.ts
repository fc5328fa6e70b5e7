import { toXml } from './xml';

it('writes structures, lists and texts, and leaves out what is undefined', () => {
  expect(
    toXml({
      Summaries: [
        { Account: '111111111111', StackId: undefined },
        { StatusReason: 'Stack <a> & "b"' },
      ],
      Empty: [],
      Count: 2,
    }),
  ).toBe(
    '<Summaries><member><Account>111111111111</Account></member>' +
      '<member><StatusReason>Stack &lt;a&gt; &amp; "b"</StatusReason></member></Summaries>' +
      '<Empty></Empty><Count>2</Count>',
  );
});
