import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormUtils;

/**
 * Fills forms with JavaRosa, the engine of ODK Collect, and prints what every place of each came to.
 *
 * <p>Reads lines from standard input: {@code form PATH}, then {@code answer PLACE VALUE} (tabs between), then {@code end}. Prints
 * {@code place NAME asked|silent VALUE} for every leaf, then {@code end of form}.
 */
public class Judge {
    public static void main(String[] arguments) throws Exception {
        new XFormsModule().registerModule();
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        byte[] form = null;
        Map<String, String> given = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t", -1);
            switch (parts[0]) {
                case "form" -> {
                    form = Files.readAllBytes(Path.of(parts[1]));
                    given.clear();
                }
                case "answer" -> given.put(parts[1], parts[2]);
                default -> judge(form, given, answers);
            }
        }
    }

    private static void judge(byte[] bytes, Map<String, String> given, PrintStream answers) throws Exception {
        FormDef form = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(bytes));
        form.initialize(true, new InstanceInitializationFactory());
        FormEntryModel model = new FormEntryModel(form);
        FormEntryController controller = new FormEntryController(model);
        for (int event = controller.stepToNextEvent(); event != FormEntryController.EVENT_END_OF_FORM; event = controller.stepToNextEvent()) {
            if (event != FormEntryController.EVENT_QUESTION) {
                continue;
            }
            FormEntryPrompt prompt = model.getQuestionPrompt();
            String value = given.get(prompt.getIndex().getReference().toString(false));
            if (value != null) {
                IAnswerData data = XFormAnswerDataParser.getAnswerData(value, prompt.getDataType(), prompt.getQuestion());
                controller.answerQuestion(data, true);
            }
        }
        walk(form.getInstance().getRoot(), true, answers);
        answers.println("end of form");
    }

    private static void walk(TreeElement element, boolean above, PrintStream answers) {
        boolean relevant = above && element.isRelevant();
        for (int at = 0; at < element.getNumChildren(); at++) {
            walk(element.getChildAt(at), relevant, answers);
        }
        if (element.getNumChildren() == 0) {
            IAnswerData value = element.getValue();
            String text = value == null || !relevant ? "" : value.uncast().getString();
            answers.println("place\t" + element.getName() + "\t" + (relevant ? "asked" : "silent") + "\t" + text);
        }
    }
}
