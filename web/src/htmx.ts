// Entry point: partial updates, for pages that ask for them. No script comes from attributes or answers.
import htmx from 'htmx.org';

htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
document.addEventListener('htmx:configRequest', (event) => {
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content;
  if (csrf) (event as CustomEvent<{ headers: Record<string, string> }>).detail.headers['X-CSRF-TOKEN'] = csrf;
});
