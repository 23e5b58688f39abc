import "@fontsource-variable/inter";
import "./ui/tokens.css";
import "./ui/document.css";
import { speak } from "./lib/language";
import { showTheme, theme } from "./lib/settings";

showTheme(theme());

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no element #root");

// The app is read once its language is there, so that the texts of its modules are in it from the first.
void speak()
  .then(() => import("./routes/app"))
  .then((app) => app.show(place))
  .then(() => {
    // The first page has the connection to itself; keeping the app for later comes after.
    const keep = () => void import("./lib/opensOffline").then((worker) => worker.opensOffline());
    if (document.readyState === "complete") keep();
    else addEventListener("load", keep, { once: true });
  });
