// Run by the Rhino that veraPDF itself brings: holds each file named to PDF/UA-1 and PDF/A-2a, and prints one line
// of JSON.
importPackage(java.io, java.util, javax.xml.parsers, org.verapdf.pdfa, org.verapdf.pdfa.flavours);
importPackage(org.verapdf.gf.foundry, org.verapdf.pdfa.validation.profiles, org.verapdf.pdfa.validation.validators);

var PROFILES = { "PDFUA-1": PDFAFlavour.PDFUA_1, "PDFA-2A": PDFAFlavour.PDFA_2_A };

function every(node, tag) {
  var found = node.getElementsByTagName(tag), list = [];
  for (var i = 0; i < found.getLength(); i++) list.push(found.item(i));
  return list;
}

function words(node, tag) {
  return every(node, tag)[0].getTextContent();
}

function rule(node) {
  var id = every(node, "id")[0];
  var specification = PDFAFlavour.Specification[id.getAttribute("specification")];
  var number = java.lang.Integer.parseInt(id.getAttribute("testNumber"));
  var deferred = node.hasAttribute("deferred") ? java.lang.Boolean.valueOf(node.getAttribute("deferred")) : null;
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number), node.getAttribute("object"), deferred,
    node.getAttribute("tags"), words(node, "description"), words(node, "test"),
    Profiles.errorFromValues(words(node, "message"), new ArrayList()), new ArrayList());
}

function variable(node) {
  return Profiles.variableFromValues(
    node.getAttribute("name"), node.getAttribute("object"), words(node, "defaultValue"), words(node, "value"));
}

// The wheel leaves out the library with which veraPDF reads its profiles, so they are read here, rule by rule.
function profile(name) {
  var stream = java.lang.ClassLoader.getSystemResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml");
  var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
  var rules = new HashSet(every(root, "rule").map(rule));
  var variables = new HashSet(every(root, "variable").map(variable));
  var details = Profiles.profileDetailsFromValues(name, "", "", new Date());
  return Profiles.profileFromValues(PROFILES[name], details, "", rules, variables);
}

function held(file, name, rules) {
  var parser = Foundries.defaultInstance().createParser(new File(file), PROFILES[name]);
  try {
    var result = ValidatorFactory.createValidator(rules, false).validate(parser), broken = {};
    for (var found = result.getTestAssertions().iterator(); found.hasNext();) {
      var one = found.next(), id = one.getRuleId();
      broken[name + " " + id.getClause() + "-" + id.getTestNumber() + ": " + one.getMessage()] = true;
    }
    var passed = Boolean(result.isCompliant()), checks = Number(result.getTotalAssertions());
    return { passed: passed, checks: checks, broken: Object.keys(broken) };
  } finally {
    parser.close();
  }
}

VeraGreenfieldFoundryProvider.initialise();
var told = {}, read = {};
Object.keys(PROFILES).forEach(function (name) { read[name] = profile(name); });
Array.prototype.forEach.call(arguments, function (file) {
  told[file] = {};
  Object.keys(read).forEach(function (name) { told[file][name] = held(file, name, read[name]); });
});
print(JSON.stringify(told));
