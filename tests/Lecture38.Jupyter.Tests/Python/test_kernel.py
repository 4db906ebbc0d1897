"""Jupyter's own tests of a kernel (python3-jupyter-kernel-test), with samples of C#.

Two of them have no sample: a pager is IPython's, and .NET Interactive's API cannot clear an output.
"""

import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    code_generate_error = 'throw new InvalidOperationException("no");'

    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "int plums = 3; plu", "matches": {"plums"}},
    ]
    complete_code_samples = ["1 + 1", "int x = 1;", "class A { }", "#!time\n1"]
    incomplete_code_samples = ["if (true) {", 'var text = "', "class A {", "int F(int x,"]
    invalid_code_samples = ["int 5x ]= 1;", "#!nonsense"]

    code_execute_result = [
        {"code": '"one"', "result": "one"},
        {"code": "new[] { 1, 2 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": '"text".Display();', "mime": "text/plain"},
        {"code": 'HTML("<b>bold</b>").Display();', "mime": "text/html"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = '"o?e"'
    code_inspect_sample = "Console"


if __name__ == "__main__":
    unittest.main()
