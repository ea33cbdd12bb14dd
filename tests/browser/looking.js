/* What a machine can see of a screen. Each answers with what is wrong, a line each. */

/** Looks slowly for styles in markup that insist on themselves: the server's content policy allows no styles there. */
const NEEDLESS = { "avoid-inline-spacing": { enabled: false } };

globalThis.looking = {
  /** Until letters have come and nothing slides or changes its colour any more. */
  async still() {
    await document.fonts.ready;
    const ends = (one) => one.effect?.getComputedTiming().iterations !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
  },

  async axe(rules, tags) {
    await this.still();
    const runOnly = rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags };
    const { violations } = await axe.run(document, { runOnly, rules: NEEDLESS, resultTypes: ["violations"] });
    for (const one of violations.filter(({ id }) => id === "target-size")) one.nodes = await smallEverywhere(one.nodes);
    const why = ({ failureSummary }) => failureSummary.split("\n").slice(1).join(" ").trim();
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} (${node.target.join(" ")}: ${why(node)})`),
    );
  },

  /** What sticks out to the side once it is drawn, unless it scrolls in a box of its own. */
  async sticksOut() {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const wide = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= wide) return [];
    const found = [...document.body.querySelectorAll("*")].filter((one) => {
      const { width, left, right } = one.getBoundingClientRect();
      return width && (right > wide + 1 || left < -1) && !one.closest(".scroll-x");
    });
    return found.slice(-4).map(named);
  },

  /** Names of sentences that nobody wrote stand on the screen as they are. */
  unsaid() {
    const name = /\b(?:common|document|entry|join|laptop|phone|projector|refusal)(?:\.[a-z0-9_]+){2,}/g;
    return [...new Set(document.body.innerText.match(name) ?? [])];
  },

  /** A control without an edge, an underline or a drawing cannot be told from text when colours are forced. */
  edgeless() {
    const controls = document.querySelectorAll("button, a.button, select, textarea, input:not([type=range], [type=checkbox], [type=radio])");
    const hasEdge = (one) => edged(one) || around(one).some(edged) || [...one.querySelectorAll("*")].some(edged);
    return [...controls].filter((one) => seen(one) && !hasEdge(one)).map(named);
  },

  /** The name of what has the focus, and what is wrong with how it shows, once a frame was drawn: a page scrolls by then. */
  async focused() {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const one = document.activeElement;
    const box = one.getBoundingClientRect();
    const places = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]];
    const above = places.map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    const own = [one, ...(one.labels ?? [])];
    const shows = above.some((found) => found && own.some((part) => part.contains(found) || found.contains(part)));
    const ringed = [one, one.closest("label, .part, .track") ?? one.parentElement, one.nextElementSibling].some(ring);
    // A page that has just come holds the focus as a whole: nothing in it is reached yet.
    const asked = one !== document.body && one.id !== "main";
    return { name: asked ? nameOf(one) : "", wrong: asked && !ringed ? "has no ring" : asked && !shows ? "is covered" : "" };
  },

  /** What still moves although less motion was asked for. */
  moving() {
    const lasts = (one) => Number(one.effect?.getComputedTiming().duration) > 20;
    const moves = document.getAnimations().filter((one) => one.playState === "running" && lasts(one));
    return moves.map((one) => one.animationName ?? one.transitionProperty);
  },
};

/** Those that are too small in the middle of the screen too: what a bar covers just now is reached by scrolling. */
async function smallEverywhere(nodes) {
  const { scrollX, scrollY } = window;
  const found = [];
  for (const node of nodes) {
    document.querySelector(node.target[0]).scrollIntoView({ block: "center", behavior: "instant" });
    const { violations } = await axe.run(node.target[0], { runOnly: { type: "rule", values: ["target-size"] } });
    if (violations.some((one) => one.nodes.some(({ target }) => target.join() === node.target.join()))) found.push(node);
  }
  window.scrollTo(scrollX, scrollY);
  return found;
}

/** The boxes that a control may be the whole of. */
function around(one) {
  const most = one.tagName === "TEXTAREA" ? 3 : 1;
  const found = [];
  for (let next = one.parentElement; next && found.length < most; next = next.parentElement) found.push(next);
  return found;
}

const said = (one) => one?.innerText?.trim() ?? "";

function nameOf(one) {
  const labelled = (one.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => said(document.getElementById(id)));
  const names = [one.getAttribute("aria-label"), ...labelled, ...[...(one.labels ?? [])].map(said), said(one)];
  return names.filter(Boolean)[0]?.replace(/\s+/g, " ") ?? "";
}

function ring(one) {
  const style = one && getComputedStyle(one);
  return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}

function seen(one) {
  const shown = one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return shown && one.getBoundingClientRect().width > 1 && !one.closest("[inert]");
}

function edged(one) {
  const style = getComputedStyle(one);
  const border = ["Top", "Right", "Bottom", "Left"].some(
    (side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none",
  );
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return border || outline || style.textDecorationLine.includes("underline") || one.tagName === "svg";
}

function named(one) {
  const names = one.className.baseVal ?? one.className;
  return `${one.tagName.toLowerCase()}.${names}: ${one.textContent.trim().slice(0, 40)}`;
}
