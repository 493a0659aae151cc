// Comfort for pages that work without it. Each module looks for its own marks in the page and does nothing where there are none.
import "./css/tokens.css";
import "./css/fonts.css";
import "./css/base.css";
import "./css/frame.css";
import "./css/page.css";
import "./css/words.css";
import "./css/controls.css";
import "./css/tables.css";
import "./css/parts.css";
import "./css/figures.css";
import "./css/import.css";
import "./css/forms.css";
import "./css/account.css";
"./css/complain.css", "./css/sharing.css"
import "./css/narrow.css";
import { takePrintedCode } from "./enter";
import { showWhereOneIs } from "./here";
import { leaveOnThreeShifts } from "./leave";
import { lockWhenIdle } from "./lock";
import { closeMenus } from "./menus";
import { sendSentencesAtOnce } from "./sentence";
import { takeDroppedFiles } from "./drop";
import { offerPasskeys } from "./passkey";
import { offerPrinting } from "./print";
import { followProgress } from "./progress";

takePrintedCode(document);
leaveOnThreeShifts(document);
closeMenus(document);
showWhereOneIs(document);
sendSentencesAtOnce(document);
takeDroppedFiles(document);
followProgress(document);
offerPasskeys(document);
offerPrinting(document);
lockWhenIdle(document);
