package io.medsettle.adapter.creditgz.profile;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A node of the file that knows its line. What has another form than is asked for is a finding, and reads as empty. */
final class ProfileNode {
    private final Node node;
    private final String file;
    private final Findings findings;

    private ProfileNode(Node node, String file, Findings findings) {
        this.node = node;
        this.file = file;
        this.findings = findings;
    }

    /** The whole file; empty, with a finding, if it is no YAML or holds nothing. */
    static Optional<ProfileNode> root(String file, Reader text, Findings findings) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setNestingDepthLimit(20);
        try {
            Node node = new Yaml(options).compose(text);
            if (node != null) {
                return Optional.of(new ProfileNode(node, file, findings));
            }
            findings.add(new Spot(file, 1), "文件是空的");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            findings.add(new Spot(file, line), "不是正确的 YAML: " + e.getProblem());
        } catch (YAMLException e) {
            findings.add(new Spot(file, 1), "不是正确的 YAML, 请检查编码和缩进");
        }
        return Optional.empty();
    }

    Spot spot() {
        return new Spot(file, node.getStartMark().getLine() + 1);
    }

    void wrong(String text) {
        findings.add(spot(), text);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        wrong("这里应是一个值");
        return "";
    }

    boolean flag() {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            wrong("应为 true 或 false, 写的是 " + text);
        }
        return text.equals("true");
    }

    int number() {
        String text = text();
        if (text.matches("[0-9]{1,8}")) {
            return Integer.parseInt(text);
        }
        wrong("应为数字, 写的是 " + text);
        return 0;
    }

    /** The items of a list; of a single value, that value; none where nothing is written. */
    List<ProfileNode> items() {
        List<ProfileNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> items.add(new ProfileNode(each, file, findings)));
        } else if (node instanceof ScalarNode scalar) {
            if (!scalar.getValue().isEmpty()) {
                items.add(this);
            }
        } else {
            wrong("这里应是一个列表");
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(ProfileNode::text).toList();
    }

    /** Keys and what stands behind them, in the order of the file. */
    Map<String, ProfileNode> map() {
        Map<String, ProfileNode> map = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong("这里应是若干 键: 值");
            return map;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            ProfileNode key = new ProfileNode(tuple.getKeyNode(), file, findings);
            if (map.putIfAbsent(key.text(), new ProfileNode(tuple.getValueNode(), file, findings)) != null) {
                key.wrong("重复的键 " + key.text());
            }
        }
        return map;
    }

    /** The same, with everything that is not among these keys a finding. */
    Map<String, ProfileNode> map(Set<String> keys) {
        Map<String, ProfileNode> map = map();
        map.forEach((key, value) -> {
            if (!keys.contains(key)) {
                value.wrong("不认识的键 " + key);
            }
        });
        return map;
    }
}
