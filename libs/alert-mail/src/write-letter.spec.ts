import { writeLetter } from './index';
import {
  anomaly,
  budget,
  change,
  daily,
  forecast,
  letterOf,
  monthToDate,
  trial,
  unknown,
} from './letters.fixture';

const platform = { to: [], as: 'platform', owner: 'shop', inPlaceOfOwner: 'refused' } as const;
const digest = letterOf([monthToDate, change, forecast, budget, anomaly, daily, unknown], {
  addressee: platform,
});

describe('as text', () => {
  it('says of an alert what it is, of what, and what can be done', () => {
    expect(writeLetter(letterOf([monthToDate], { mayRepeat: true })).text).toMatchInlineSnapshot(`
      "November to date is 4,204.51 USD, above 4,000.00

      ! You may have had this mail before: an earlier attempt to send it was cut
      ! off.

      Account      Web Shop Production
      Account id   111111111111
      Owner        shop
      Cost center  cc-4711
      Found by     OrgCost, in its ledger, 2026-11-25 06:00 UTC

      The account as it was on 24 November.

      What it is made of
      ------------------
      1 to 24 November                            USD
      Usage                                  4,120.25
      Commitments                              310.00
      Support                                  100.00
      Credits                                 -412.00
      Metered by AWS, not in the ledger yet     86.25
      -----------------------------------------------
      Total                                  4,204.51

      Lines are rounded to cents; unrounded, they add up to the total.

      Not counted in it: tax 798.86 USD.

      Services that moved most
      ------------------------
      Service                                      USD     Usual  Difference
      Amazon Elastic Compute Cloud - Compute  2,107.03  1,195.13     +911.90
      Amazon SageMaker                          612.40         –           –
      AWS Lambda                                 57.06     88.10      -31.04

      Days that moved most
      --------------------
      Day                      USD   Usual  Difference
      Tuesday, 24 November  512.00  301.10     +210.90
      Monday, 23 November   488.75  305.25     +183.50

      Usual is the median of the same weekdays before, with what comes on these
      days of each month; – where there are too few of them.

      May still change: 22 to 24 November.

      Missing: the ledger has nothing of 20 November.

      To look closer
      --------------
      This alert, and what became of it
        orgcost alerts show 111111111111/month-to-date/2026-11/4000

      Costs of these days, by service
        orgcost costs --account 111111111111 --from 2026-11-01 --to 2026-11-25 --group-by service

      To acknowledge it
        orgcost alerts ack 111111111111/month-to-date/2026-11/4000

      You get this mail as the owner of this account, by its tag: shop.
      "
    `);
  });

  it('says of several alerts one line each, account by account', () => {
    expect(writeLetter(digest).text).toMatchInlineSnapshot(`
      "7 alerts for 3 accounts

      Web Shop Production
      -------------------
      Account 111111111111

      November is on its way to 6,200.00 USD (5,900.00 to 6,700.00), above
      5,000.00
        orgcost alerts show 111111111111/forecast/2026-11/5000

      24 November cost 512.00 USD, above 200.00, by CloudWatch's billing alarm
        orgcost alerts show 111111111111/daily/2026-11-24/200

      November to date is 4,204.51 USD, above 4,000.00
        orgcost alerts show 111111111111/month-to-date/2026-11/4000

      Tuesday, 24 November cost 512.00 USD: usually 301.10 on a Tuesday (250.00 to
      330.00 in the last 8)
        orgcost alerts show 111111111111/change/2026-11-24/usual

      333333333333
      ------------
      The ledger does not know this account.

      24 November cost 900.00 USD, above 200.00
        orgcost alerts show 333333333333/daily/2026-11-24/200

      Data Platform
      -------------
      Account 222222222222

      AWS's anomaly detection found 512.00 USD on 24 November where it expected
      300.10
        orgcost alerts show 222222222222/anomaly/2026-11-24/6a4d0e1c-9f5e-4a34-a4c7-2d8ea9b0f5d2

      4,012.33 USD of November's budget of 5,000.00 are spent: above 80%
        orgcost alerts show 222222222222/budget/2026-11/80-of-5000

      You get this mail as the platform team, in place of the owner of these
      accounts, shop, whose addresses do not take mail.
      "
    `);
  });

  it('says of a test that mail arrives', () => {
    expect(writeLetter(letterOf([trial])).text).toMatchInlineSnapshot(`
      "This is a test: OrgCost set the alarm off by hand

      Mail about this account reaches this address: there is nothing else to do.

      Account      Web Shop Production
      Account id   111111111111
      Owner        shop
      Cost center  cc-4711
      Found by     OrgCost, in its ledger, 2026-11-25 06:00 UTC

      The account as it was on 24 November.

      To look closer
      --------------
      This alert, and what became of it
        orgcost alerts show 111111111111/test/2026-11-24/t1

      To acknowledge it
        orgcost alerts ack 111111111111/test/2026-11-24/t1

      You get this mail as the owner of this account, by its tag: shop.
      "
    `);
  });

  it('says of an account that the ledger does not know what is known', () => {
    expect(writeLetter(letterOf([unknown])).text).toMatchInlineSnapshot(`
      "24 November cost 900.00 USD, above 200.00

      Account id  333333333333
      Found by    OrgCost, in its ledger, 2026-11-25 06:00 UTC

      The ledger does not know this account.

      To look closer
      --------------
      This alert, and what became of it
        orgcost alerts show 333333333333/daily/2026-11-24/200

      Costs of these days, by service
        orgcost costs --account 333333333333 --from 2026-11-24 --to 2026-11-25 --group-by service

      To acknowledge it
        orgcost alerts ack 333333333333/daily/2026-11-24/200

      You get this mail as the owner of this account, by its tag: shop.
      "
    `);
  });

  it('has no prose beyond 76 characters, and no space at the end of a line', () => {
    const lines = [digest, letterOf([monthToDate]), letterOf([forecast])]
      .flatMap((letter) => writeLetter(letter).text.split('\n'))
      .filter((line) => !line.startsWith('  orgcost '));
    expect(lines.filter((line) => line.length > 76 || line.endsWith(' '))).toEqual([]);
  });
});

describe('as HTML', () => {
  it('says the same, in tables that can be read out', () => {
    const { html } = writeLetter(letterOf([change], { mayRepeat: true }));
    expect(html.replace(/<style>[^]*<\/style>/, '<style></style>')).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="en" dir="ltr">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
      <title>Web Shop Production: 24 November cost more than usual</title>
      <style></style>
      </head>
      <body>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr><td class="around" align="center">
      <table role="presentation" class="page" width="600" cellpadding="0" cellspacing="0" border="0">
      <tr><td class="content" align="left">
      <h1>Tuesday, 24 November cost 512.00 USD: usually 301.10 on a Tuesday (250.00 to 330.00 in the last 8)</h1>
      <p class="notice">You may have had this mail before: an earlier attempt to send it was cut off.</p>
      <table class="facts" width="100%">
      <tr><th scope="row" align="left">Account</th><td><bdi>Web Shop Production</bdi></td></tr>
      <tr><th scope="row" align="left">Account id</th><td><bdi>111111111111</bdi></td></tr>
      <tr><th scope="row" align="left">Owner</th><td><bdi>shop</bdi></td></tr>
      <tr><th scope="row" align="left">Cost center</th><td><bdi>cc-4711</bdi></td></tr>
      <tr><th scope="row" align="left">Found by</th><td><bdi>OrgCost, in its ledger, 2026-11-25 06:00 UTC</bdi></td></tr>
      </table>
      <p class="note">The account as it was on 24 November.</p>
      <h2>What it is made of</h2>
      <table class="amounts" width="100%">
      <thead><tr><th scope="col" align="left">24 November</th><th scope="col" class="amount" align="right">USD</th></tr></thead>
      <tbody>
      <tr><th scope="row" align="left"><bdi>Usage</bdi></th><td class="amount" align="right">550.00</td></tr>
      <tr><th scope="row" align="left"><bdi>Discounts</bdi></th><td class="amount" align="right">-38.00</td></tr>
      </tbody>
      <tfoot><tr><th scope="row" align="left"><bdi>Total</bdi></th><td class="amount" align="right">512.00</td></tr>
      </tfoot>
      </table>
      <h2>Services that moved most</h2>
      <table class="amounts" width="100%">
      <thead><tr><th scope="col" align="left">Service</th><th scope="col" class="amount" align="right">USD</th><th scope="col" class="amount" align="right">Usual</th><th scope="col" class="amount" align="right">Difference</th></tr></thead>
      <tbody>
      <tr><th scope="row" align="left"><bdi>Amazon SageMaker</bdi></th><td class="amount" align="right">301.00</td><td class="amount" align="right">90.50</td><td class="amount" align="right">+210.50</td></tr>
      </tbody>
      </table>
      <p class="note">Usual is the median of the same weekdays before, with what comes on these days of each month.</p>
      <p>May still change: 24 November.</p>
      <h2>To look closer</h2>
      <p>This alert, and what became of it<br><code><span>orgcost</span> <span>alerts</span> <span>show</span> <span>111111111111/change/2026-11-24/usual</span> </code></p>
      <p>Costs of these days, by service<br><code><span>orgcost</span> <span>costs</span> <span>--account</span> <span>111111111111</span> <span>--from</span> <span>2026-11-24</span> <span>--to</span> <span>2026-11-25</span> <span>--group-by</span> <span>service</span> </code></p>
      <p>To acknowledge it<br><code><span>orgcost</span> <span>alerts</span> <span>ack</span> <span>111111111111/change/2026-11-24/usual</span> </code></p>
      <p class="note footer">You get this mail as the owner of this account, by its tag: shop.</p>
      </td></tr>
      </table>
      </td></tr>
      </table>
      </body>
      </html>
      "
    `);
  });

  it.each([
    ['an alert', letterOf([monthToDate])],
    ['a digest', digest],
  ])('has nothing in %s that is fetched, run or followed', (_, letter) => {
    expect(writeLetter(letter).html).not.toMatch(
      /<(?:a|script|img|link|iframe|object|form|video|svg|base)\b|\b(?:href|src|on\w+)=|url\(|@import|https?:/i,
    );
  });
});
