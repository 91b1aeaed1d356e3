// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every registered CppUnit test, or those whose name contains the first argument, and prints TAP.
#include <cppunit/Exception.h>
#include <cppunit/Test.h>
#include <cppunit/TestFailure.h>
#include <cppunit/TestListener.h>
#include <cppunit/TestResult.h>
#include <cppunit/extensions/TestFactoryRegistry.h>

#include <iostream>
#include <memory>
#include <string>

namespace {

class TapListener : public CppUnit::TestListener {
public:
  void startTest(CppUnit::Test*) override { failure_.clear(); }

  void addFailure(const CppUnit::TestFailure& failure) override {
    failure_ += "# " + failure.sourceLine().fileName() + ":" + std::to_string(failure.sourceLine().lineNumber()) + " ";
    for (char c : failure.thrownException()->message().shortDescription() + " " + failure.thrownException()->message().details())
      failure_ += c == '\n' ? std::string("\n#   ") : std::string(1, c);
    failure_ += "\n";
  }

  void endTest(CppUnit::Test* test) override {
    std::cout << (failure_.empty() ? "ok " : "not ok ") << ++count_ << " - " << test->getName() << "\n" << failure_ << std::flush;
    failed_ += !failure_.empty();
  }

  int count() const { return count_; }
  int failed() const { return failed_; }

private:
  std::string failure_;
  int count_ = 0;
  int failed_ = 0;
};

void run(CppUnit::Test& test, const std::string& part, CppUnit::TestResult& result) {
  if (test.getChildTestCount() == 0) {
    if (test.getName().find(part) != std::string::npos) test.run(&result);
    return;
  }
  for (int i = 0; i < test.getChildTestCount(); ++i) run(*test.getChildTestAt(i), part, result);
}

}  // namespace

int main(int argc, char** argv) {
  std::unique_ptr<CppUnit::Test> all(CppUnit::TestFactoryRegistry::getRegistry().makeTest());
  CppUnit::TestResult result;
  TapListener listener;
  result.addListener(&listener);
  run(*all, argc > 1 ? argv[1] : "", result);
  std::cout << "1.." << listener.count() << "\n";
  return listener.failed() > 0 || listener.count() == 0;
}
