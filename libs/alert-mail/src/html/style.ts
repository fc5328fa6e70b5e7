import { raw } from 'hono/html';
import type { Markup } from './markup';

/** Nothing is fetched for it. Every pair of colors has a contrast of 4.5 or more, by day and by night. */
export const style: Markup = {
  safe: raw(`
    :root { color-scheme: light dark; supported-color-schemes: light dark; }
    body { margin: 0; padding: 0; background: #f3f4f6; color: #1f2328;
      font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
      -webkit-text-size-adjust: 100%; overflow-wrap: anywhere; }
    .around { padding: 16px 8px; text-align: center; }
    .page { width: 100%; max-width: 600px; margin: 0 auto; background: #ffffff; border-radius: 8px; }
    .content { padding: 24px 20px; text-align: left; }
    h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; }
    h2 { margin: 28px 0 8px; font-size: 17px; line-height: 1.3; }
    p { margin: 8px 0; }
    .notice { padding: 10px 12px; border-radius: 6px; background: #fff4ce; color: #4a3500; }
    .note { color: #57606a; font-size: 14px; }
    .facts, .amounts { width: 100%; border-collapse: collapse; font-size: 15px; }
    .facts th { width: 7em; padding: 3px 12px 3px 0; color: #57606a; font-weight: normal; }
    .facts td { padding: 3px 0; }
    th, td { text-align: left; vertical-align: top; }
    .amounts th, .amounts td { padding: 5px 0 5px 10px; border-bottom: 1px solid #d8dee4; }
    .amounts th:first-child { padding-left: 0; }
    .amounts tbody th { font-weight: normal; }
    .amounts thead th { color: #57606a; font-size: 14px; font-weight: normal; }
    .amounts tfoot th, .amounts tfoot td { border-bottom: 0; font-weight: bold; }
    .amounts .amount { text-align: right; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
    code { display: block; margin-top: 2px; padding: 6px 8px; border-radius: 6px; background: #f3f4f6;
      font: 14px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
    code span { display: inline-block; }
    .footer { margin: 28px 0 0; padding-top: 12px; border-top: 1px solid #d8dee4; }
    @media (max-width: 480px) {
      .around { padding: 0; }
      .page { border-radius: 0; }
      .content { padding: 20px 16px; }
      .facts, .amounts { font-size: 14px; }
      .amounts th, .amounts td { padding-left: 8px; }
    }
    @media (prefers-color-scheme: dark) {
      body { background: #0d1117; color: #e6edf3; }
      .page { background: #161b22; }
      .notice { background: #3a2d00; color: #f5e4ae; }
      .note, .facts th, .amounts thead th { color: #9da7b1; }
      .amounts th, .amounts td, .footer { border-color: #30363d; }
      code { background: #0d1117; }
    }
  `),
};
