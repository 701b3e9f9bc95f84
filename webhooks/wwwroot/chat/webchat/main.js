// The page: opens the conversation and draws Web Chat. Every part that is not Web Chat's own has a small file of its own.
import { Connection } from './connection.js';
import { displayOf, watchDisplay } from '../display.js';
import { watchExit } from '../exit.js';
import { guardComposing } from '../composing.js';
import { notify, page, setLanguage, words } from '../page.js';
import { watchFiles } from './files.js';
import { styleOf } from './style.js';

const element = document.getElementById('chat');
const connection = new Connection();
let store;

watchExit();
guardComposing();
watchFiles(element);
watchDisplay(draw);
for (const button of document.querySelectorAll('[data-pick]')) button.addEventListener('click', () => pick(button.dataset.pick));

connection.onReady = (directLine, restarted) => {
  if (!store || restarted) store = window.WebChat.createStore({}, accept, makeRoom);
  draw(directLine);
};

// A link from another conversation (LINE): news are announced there. The code is used up, and nothing of it stays in the address.
let invitation = new URLSearchParams(location.hash.slice(1)).get('i');
if (invitation) history.replaceState(null, '', location.pathname + location.search);

function accept({ dispatch }) {
  return (next) => (action) => {
    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED' && invitation) {
      dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { invitation } } });
      invitation = null;
    }
    return result;
  };
}

async function pick(language) {
  await setLanguage(language);
  // The bot goes on in this language, from where it is.
  store?.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { language } } });
  draw();
}

// Once something is said, the words of welcome make room.
const makeRoom = () => (next) => (action) => {
  if (action.type === 'WEB_CHAT/SEND_MESSAGE' || action.type === 'WEB_CHAT/SEND_FILES') document.documentElement.dataset.talking = '';
  return next(action);
};

let current;
function draw(directLine = current) {
  if (!directLine) return;
  current = directLine;
  const { tag, texts } = words();
  window.WebChat.renderWebChat(
    {
      directLine,
      store,
      nonce: page.nonce,
      locale: tag === 'en' ? 'en-US' : 'ja-JP',
      styleOptions: styleOf(displayOf()),
      sendTypingIndicator: false,
      overrideLocalizedStrings: (strings) => ({ ...strings, TEXT_INPUT_PLACEHOLDER: texts.placeholder }),
    },
    element,
  );
}

notify('opening');
connection.open();
