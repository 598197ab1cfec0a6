import { inSheets, MANIFEST, type Opened } from './fixture';

function sending(call: string): Opened {
  return inSheets(`function main() { return MailApp.${call}; }`);
}

function sent(call: string): unknown {
  const { workspace, window } = sending(call);
  window.run('main');
  return workspace.mailbox;
}

const USUAL = { from: 'teacher@school.example', at: expect.any(Date) as Date };

test.each([
  ["sendEmail('a@x.nl', 'S', 'B')", { to: 'a@x.nl', subject: 'S', body: 'B' }],
  [
    "sendEmail('a@x.nl', 'S', 'B', { htmlBody: '<p>B', name: 'N' })",
    { to: 'a@x.nl', subject: 'S', body: 'B', htmlBody: '<p>B', name: 'N' },
  ],
  ["sendEmail('a@x.nl', 'r@x.nl', 'S', 'B')", { to: 'a@x.nl', replyTo: 'r@x.nl', subject: 'S', body: 'B' }],
  [
    "sendEmail({ to: 'Ann <a@x.nl>', subject: 'S', body: 'B', noReply: true })",
    { to: 'Ann <a@x.nl>', subject: 'S', body: 'B', noReply: true },
  ],
])('%s', (call, mail) => {
  expect(sent(call)).toEqual([{ ...mail, ...USUAL }]);
});
test.each([
  ["sendEmail('', 'S', 'B')", 'no recipient'],
  ["sendEmail('ann', 'S', 'B')", 'Invalid email: ann'],
  ["sendEmail('a@x.nl, b@', 'S', 'B')", 'Invalid email: b@'],
  ["sendEmail('a@x.nl', 'S')", "don't match the method signature"],
  ["sendEmail('a@x.nl', 'S', 8.5)", "don't match the method signature"],
  ["sendEmail({ to: 'a@x.nl', attachments: [] })", 'NotInHost'],
  ["sendEmail('a@x.nl', 'S'.repeat(251), 'B')", 'Argument too large: subject'],
  ["sendEmail('a@x.nl', 'S', 'B'.repeat(204801))", 'Limit Exceeded: Email Body Size'],
  [
    "sendEmail(Array.from({ length: 51 }, (_, i) => 'a' + i + '@x.nl').join(), 'S', 'B')",
    'Email Recipients Per Message',
  ],
])('%s is refused', (call, why) => {
  const { workspace, window } = sending(call);
  expect(() => window.run('main')).toThrow(why);
  expect(workspace.mailbox).toEqual([]);
});
test('the quota counts recipients; over it nothing is sent', () => {
  const { workspace, window } = sending("sendEmail({ to: 'a@x.nl,b@x.nl', cc: 'c@x.nl', subject: 'S', body: 'B' })");
  workspace.mailQuota = 5;
  window.run('main');
  expect(workspace.mailQuota).toBe(2);
  expect(() => window.run('main')).toThrow('Service invoked too many times for one day: email.');
  expect(workspace.mailbox).toHaveLength(1);
});
test('once a message was refused for it the quota is -1', () => {
  const { workspace, window } = inSheets(`
    function main() { MailApp.sendEmail('a@x.nl', 'S', 'B'); }
    function left() { return MailApp.getRemainingDailyQuota(); }`);
  workspace.mailQuota = 1;
  window.run('main');
  expect(window.run('left')).toBe(0);
  expect(() => window.run('main')).toThrow('too many times');
  expect(window.run('left')).toBe(-1);
});
test('the quota is full again 24 hours after the first message, not at midnight', () => {
  const { workspace, window } = inSheets(`
    function main() { MailApp.sendEmail('a@x.nl', 'S', 'B'); }
    function left() { return MailApp.getRemainingDailyQuota(); }`);
  window.run('main');
  workspace.core.clock.advance(86_000);
  window.run('main');
  expect(window.run('left')).toBe(98);
  workspace.core.clock.advance(400);
  expect(window.run('left')).toBe(100);
});
test('the bundle can ask what is left', () => {
  expect(sending('getRemainingDailyQuota()').window.run('main')).toBe(100);
});
test('without the permission nothing is sent', () => {
  const { window } = inSheets(
    "function main() { MailApp.sendEmail('a@x.nl', 'S', 'B'); }",
    {},
    { ...MANIFEST, oauthScopes: [] },
  );
  expect(() => window.run('main')).toThrow('Specified permissions are not sufficient to call MailApp.sendEmail');
});
