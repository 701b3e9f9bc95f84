// What can be pressed instead of writing: buttons, boxes of which several can be ticked, numbers to call.
import { words } from './page.js';
import { write } from './ruby.js';
import { link } from './talk.js';

const place = document.getElementById('answers');

/** Marks what goes on below what is seen of it. */
function hint(element) {
  const look = () => element.toggleAttribute('data-more', element.scrollHeight - element.scrollTop - element.clientHeight > 12);
  element.addEventListener('scroll', look, { passive: true });
  new ResizeObserver(look).observe(element);
  new MutationObserver(look).observe(element, { childList: true, subtree: true });
  look();
}

for (const element of [place, document.getElementById('chat')]) if (element) hint(element);

/** @param say what to do with what was pressed: the words, and how they are shown */
export function offer(activity, say) {
  const several = activity?.channelData?.several ?? [];
  const actions = (activity?.suggestedActions?.actions ?? []).filter((a) => !several.includes(a.title) && !isPinned(a));
  place.replaceChildren(...(several.length ? [boxes(several, say)] : []), ...(actions.length ? [buttons(actions, say)] : []));
  place.scrollTop = 0;
}

/** A message of the office that comes between asks nothing: what can be answered is still what was asked before it. */
export const asks = (activity) => Boolean(activity.replyToId) || (activity.suggestedActions?.actions ?? []).some((a) => !isPinned(a));

export const withdraw = () => place.replaceChildren();

/** The wish to apply has its own place, always in view. */
const isPinned = (action) => action.text !== undefined && action.text === document.getElementById('apply')?.value;

function buttons(actions, say) {
  const group = groupOf('choices', words().texts['form-choices']);
  for (const action of actions) group.append(action.type === 'openUrl' ? link(action.value, action.title, 'button') : buttonOf(action, say));
  return group;
}

function buttonOf(action, say) {
  const button = document.createElement('button');
  button.type = 'button';
  write(button, action.title);
  button.addEventListener('click', (event) => say(action.text ?? action.value ?? action.title, action.title, event));
  return button;
}

function boxes(labels, say) {
  const group = groupOf('choices several', words().texts['form-several']);
  const inputs = labels.map((label) => {
    const input = document.createElement('input');
    input.type = 'checkbox';
    const box = document.createElement('label');
    box.className = 'box';
    const name = document.createElement('span');
    write(name, label);
    box.append(input, name);
    group.append(box);
    return input;
  });
  const next = document.createElement('button');
  next.type = 'button';
  next.className = 'strong';
  write(next, words().texts['form-next']);
  const picked = () => inputs.map((input, i) => (input.checked ? i : -1)).filter((i) => i >= 0);
  const able = () => { next.disabled = picked().length === 0; };
  group.addEventListener('change', able);
  next.addEventListener('click', (event) => {
    const chosen = picked();
    if (chosen.length) say(chosen.length === 1 ? `${chosen[0] + 1}だけ` : chosen.map((i) => i + 1).join('と'), chosen.map((i) => labels[i]).join('、'), event);
  });
  able();
  group.append(next);
  return group;
}

function groupOf(className, name) {
  const group = document.createElement('div');
  group.className = className;
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', name);
  return group;
}
