/**
 * The one browser function of the sidebar, as text: `src` is compiled without the names of a browser, and this never
 * runs at Google. It asks the server through `google.script.run.sidebarAsk`, one ask at a time, and shows what comes back.
 *
 * - Cards are kept as elements on a stack, so that going back finds the typing and the place of before.
 * - A field with `data-save` is saved when it is left; the answer `stay` redraws nothing, so the focus stays where it is.
 * - When a save is refused the redrawn card keeps what was typed in the other fields, and a click that was waiting behind
 *   the save is dropped: the teacher must see the refusal first.
 * - `TEXTS` is replaced by the sentences of the page's language.
 */
export const PAGE_SCRIPT = `
(function () {
  'use strict';
  var texts = TEXTS;
  var byId = function (id) { return document.getElementById(id); };
  var main = byId('main'), back = byId('back'), bar = byId('bar'), notice = byId('notice'), problem = byId('problem');
  var stack = [], queue = [], running = null, noticeTimer = 0;

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }
  function top() { return stack[stack.length - 1]; }

  function inputsOf(root) {
    var inputs = {};
    all(root, 'input[name],textarea[name],select[name]').forEach(function (input) {
      var box = input.type === 'checkbox' || input.type === 'radio';
      if (box && !inputs[input.name]) inputs[input.name] = [];
      if (box && !input.checked) return;
      if (box) inputs[input.name].push(input.value); else inputs[input.name] = [input.value];
    });
    return inputs;
  }

  function ask(record, field) {
    var card = top() && top().card;
    queue.push({ ask: record, inputs: card ? inputsOf(card) : {}, field: field, value: field && field.value, card: card });
    next();
  }

  function next() {
    if (running || queue.length === 0) return;
    running = queue.shift();
    var task = running;
    say(problem, '');
    lock(!task.field);
    google.script.run
      .withSuccessHandler(function (text) { finish(task, function () { answered(task, JSON.parse(text)); }); })
      .withFailureHandler(function (error) { finish(task, function () { failed(task, error); }); })
      .sidebarAsk(JSON.stringify({ ask: task.ask, inputs: task.inputs }));
  }

  function finish(task, then) {
    running = null;
    lock(false);
    try { then(); } catch (error) { failed(task, error); }
    next();
  }

  function lock(on) {
    main.setAttribute('aria-busy', String(on));
    bar.hidden = !running;
    all(document, 'button[data-ask],#back').forEach(function (button) {
      button.disabled = on || button.hasAttribute('data-off') || !hasTick(button);
    });
  }

  function hasTick(button) {
    var needs = button.getAttribute('data-needs');
    if (!needs) return true;
    var card = button.closest('.card');
    return all(card, 'input:checked').some(function (input) { return input.name === needs; });
  }

  function answered(task, answer) {
    if (task.field) task.field.defaultValue = task.value;
    if (answer.html) {
      if (task.field) queue = queue.filter(function (waiting) { return waiting.field; });
      show(answer.html, answer.how, task);
    } else if (answer.how === 'back') {
      goBack();
    }
    tell(answer.notice, answer.open);
    if (answer.next) ask(answer.next);
  }

  function show(html, how, task) {
    var frame = document.createElement('div');
    frame.innerHTML = html;
    var card = frame.firstElementChild;
    var old = top();
    var focus = document.activeElement;
    if (how === 'root') stack = [];
    if (how === 'back' && stack.length > 1) stack.pop();
    if (how === 'push' && old) old.scroll = window.scrollY;
    if (how !== 'push') stack.pop();
    if (old && how === 'replace' && old.card.dataset.card === card.dataset.card) {
      if (task.field) keepTyping(old.card, card, task.field.name);
      var scroll = window.scrollY;
      place(card);
      window.scrollTo(0, scroll);
      refocus(card, focus);
      return;
    }
    place(card);
    window.scrollTo(0, 0);
    if (old) card.querySelector('h1').focus();
  }

  function place(card) {
    stack.push({ card: card, scroll: 0 });
    mount();
  }

  function mount() {
    while (main.firstChild) main.removeChild(main.firstChild);
    main.appendChild(top().card);
    back.hidden = stack.length < 2;
    lock(false);
  }

  function goBack() {
    if (stack.length < 2) return;
    stack.pop();
    mount();
    window.scrollTo(0, top().scroll);
    top().card.querySelector('h1').focus({ preventScroll: true });
  }

  function keepTyping(before, after, saved) {
    all(before, 'input[type=text][name],textarea[name]').forEach(function (input) {
      if (input.name === saved || input.value === input.defaultValue) return;
      var same = named(after, input.name);
      if (same) same.value = input.value;
    });
  }

  function named(card, name) {
    return all(card, 'input[name],textarea[name],select[name]').filter(function (input) { return input.name === name; })[0];
  }

  function refocus(card, focus) {
    var asked = focus && focus.getAttribute && focus.getAttribute('data-ask');
    var same = focus && focus.name ? named(card, focus.name) : asked && all(card, '[data-ask]').filter(function (button) {
      return button.getAttribute('data-ask') === asked;
    })[0];
    (same || card.querySelector('h1')).focus({ preventScroll: true });
  }

  function say(region, text) { region.textContent = text; }

  function tell(text, url) {
    clearTimeout(noticeTimer);
    say(notice, text || '');
    if (url && /^https:/i.test(url)) {
      var link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      link.textContent = (text ? ' ' : '') + texts.open + ' ↗';
      notice.appendChild(link);
      window.open(url, '_blank', 'noopener,noreferrer');
      return;
    }
    noticeTimer = setTimeout(function () { say(notice, ''); }, 6000);
  }

  function failed(task, error) {
    var message = String(error && error.message || error);
    var accounts = /PERMISSION_DENIED/i.test(message);
    var slow = /timed? ?out|exceeded maximum execution/i.test(message);
    queue = queue.filter(function (waiting) { return waiting.field; });
    say(problem, accounts ? texts.severalAccounts : slow ? texts.tooLong : texts.failed);
    var again = document.createElement('button');
    again.type = 'button';
    again.className = 'button plain';
    again.textContent = texts.tryAgain;
    again.addEventListener('click', function () {
      if (task.field) task.value = task.field.value;
      if (task.card) task.inputs = inputsOf(task.card);
      queue.unshift(task);
      next();
    });
    var line = document.createElement('div');
    line.className = 'buttons';
    line.appendChild(again);
    problem.appendChild(line);
  }

  back.addEventListener('click', goBack);

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-ask]');
    all(document, '.menu[open]').forEach(function (menu) {
      if (button || !menu.contains(event.target)) menu.open = false;
    });
    if (button && !button.disabled) ask(JSON.parse(button.getAttribute('data-ask')));
  });

  document.addEventListener('change', function (event) {
    var input = event.target;
    var group = input.closest('[data-changed]');
    lock(main.getAttribute('aria-busy') === 'true');
    if (input.hasAttribute('data-save')) ask(JSON.parse(input.getAttribute('data-save')), input);
    else if (group) ask(JSON.parse(group.getAttribute('data-changed')));
  });

  document.addEventListener('keydown', function (event) {
    var input = event.target;
    if (event.key === 'Escape') all(document, '.menu[open]').forEach(function (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
    if (event.key !== 'Enter' || event.isComposing || input.tagName !== 'INPUT' || input.type !== 'text') return;
    event.preventDefault();
    var stops = all(top().card, 'input[type=text],input[type=date],textarea,select,footer button');
    var following = stops[stops.indexOf(input) + 1];
    if (following) following.focus(); else input.blur();
  });

  ask({ ask: 'home' });
})();
`;
